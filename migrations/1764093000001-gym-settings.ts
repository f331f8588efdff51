import { MigrationInterface, QueryRunner } from 'typeorm';

/** How a gym wants to be run. A gym that has changed nothing has no row: the defaults hold. */
export class GymSettings1764093000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE gym_settings (
        gym_id bigint CONSTRAINT gym_settings_pkey PRIMARY KEY
          CONSTRAINT gym_settings_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        country char(2) CONSTRAINT gym_settings_country_check CHECK (country ~ '^[A-Z]{2}$'),
        visit_timeout_minutes integer NOT NULL DEFAULT 240
          CONSTRAINT gym_settings_visit_timeout_minutes_check CHECK (visit_timeout_minutes BETWEEN 1 AND 1440),
        max_freeze_days_per_year integer
          CONSTRAINT gym_settings_max_freeze_days_per_year_check CHECK (max_freeze_days_per_year BETWEEN 0 AND 366),
        first_day_of_week varchar(9) NOT NULL DEFAULT 'monday'
          CONSTRAINT gym_settings_first_day_of_week_check CHECK (first_day_of_week IN ('monday', 'sunday', 'saturday'))
      );

      GRANT SELECT, INSERT, UPDATE ON gym_settings TO gym_api;
      CREATE POLICY gym_settings_own_gym ON gym_settings TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY gym_settings_owner ON gym_settings TO CURRENT_USER USING (true);
      ALTER TABLE gym_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE TRIGGER gym_settings_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON gym_settings
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('gym_settings', 'gym_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE gym_settings');
  }
}
