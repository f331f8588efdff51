import { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that remind customers of the end of their membership (docs/decisions/0047-reminders.md). */
export class Reminders1764098000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE gym_settings ADD COLUMN reminders text[] NOT NULL
        DEFAULT '{14_days_before,7_days_before,1_day_before,1_day_after}'
        CONSTRAINT gym_settings_reminders_check
        CHECK (reminders <@ ARRAY['14_days_before', '7_days_before', '1_day_before', '1_day_after']);

      CREATE TABLE reminder_senders (
        gym_id bigint CONSTRAINT reminder_senders_pkey PRIMARY KEY
          CONSTRAINT reminder_senders_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        reminded_on date NOT NULL,
        -- With which the gym's unsubscribe links are signed.
        unsubscribe_key bytea NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE (reminded_on) ON reminder_senders TO gym_api;
      CREATE POLICY reminder_senders_own_gym ON reminder_senders TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY reminder_senders_owner ON reminder_senders TO CURRENT_USER USING (true);
      ALTER TABLE reminder_senders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      -- What reminders say where the gym has words of its own.
      CREATE TABLE reminder_templates (
        gym_id bigint NOT NULL CONSTRAINT reminder_templates_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        kind varchar(16) NOT NULL CONSTRAINT reminder_templates_kind_check
          CHECK (kind IN ('14_days_before', '7_days_before', '1_day_before', '1_day_after')),
        subject varchar(200) NOT NULL,
        message varchar(5000) NOT NULL,
        CONSTRAINT reminder_templates_pkey PRIMARY KEY (gym_id, kind)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON reminder_templates TO gym_api;
      CREATE POLICY reminder_templates_own_gym ON reminder_templates TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY reminder_templates_owner ON reminder_templates TO CURRENT_USER USING (true);
      ALTER TABLE reminder_templates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE TRIGGER reminder_templates_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON reminder_templates
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('reminder_template', 'gym_id');

      -- All that the worker needs to know of gyms to find those whose morning has come. What day it is there, the worker computes: it
      -- and PostgreSQL need not know the same time zones.
      CREATE FUNCTION gyms_not_reminded(day date) RETURNS TABLE (gym_id bigint, timezone varchar, reminded_on date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
        SELECT gyms.id, gyms.timezone, sender.reminded_on
        FROM gyms LEFT JOIN reminder_senders AS sender ON sender.gym_id = gyms.id
        WHERE coalesce(sender.reminded_on < day, true) ORDER BY gyms.id
      $$;
      REVOKE EXECUTE ON FUNCTION gyms_not_reminded(date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION gyms_not_reminded(date) TO gym_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION gyms_not_reminded(date);
      DROP TABLE reminder_templates;
      DROP TABLE reminder_senders;
      ALTER TABLE gym_settings DROP COLUMN reminders;
    `);
    // The release before knows no such mails.
    await queryRunner.query(`DELETE FROM mails WHERE template IN ('customer-reminder', 'reminder-test')`);
  }
}
