import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a gym has sent, in a place that it cannot empty by deleting customers: how many mails today, how many ever, and how
 * the last hundred fared (docs/decisions/0022-mail-misuse.md).
 */
export class MailAllowance1764050000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mail_senders
        ADD COLUMN admitted_on date,
        ADD COLUMN admitted integer NOT NULL DEFAULT 0,
        ADD COLUMN delivered bigint NOT NULL DEFAULT 0,
        ADD COLUMN recent_outcomes varchar(100) NOT NULL DEFAULT '',
        ADD COLUMN stopped_at timestamptz(3);

      -- In the transaction that settles the mail, so that none is counted twice or not at all.
      CREATE FUNCTION count_mail_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE
        outcomes text;
        bounces integer;
      BEGIN
        UPDATE mail_senders
        SET delivered = delivered + (NEW.status = 'sent')::integer,
          recent_outcomes = right(recent_outcomes || CASE NEW.status WHEN 'sent' THEN 's' ELSE 'b' END, 100)
        WHERE gym_id = NEW.gym_id RETURNING recent_outcomes INTO outcomes;
        bounces := length(replace(outcomes, 's', ''));
        IF NEW.status = 'bounced' AND bounces >= 10 AND bounces * 10 > length(outcomes) THEN
          UPDATE mail_senders SET stopped_at = now() WHERE gym_id = NEW.gym_id AND stopped_at IS NULL;
          IF FOUND THEN
            -- What was let through is held again, but for what another worker is at.
            UPDATE mails SET due_at = 'infinity' WHERE (gym_id, id) IN (
              SELECT gym_id, id FROM mails WHERE gym_id = NEW.gym_id AND status = 'pending'
                AND customer_id IS NOT NULL AND (leased_until IS NULL OR leased_until <= now())
              FOR UPDATE SKIP LOCKED
            );
          END IF;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER mails_count_outcome AFTER UPDATE OF status ON mails FOR EACH ROW
        WHEN (OLD.status = 'pending' AND NEW.status IN ('sent', 'bounced') AND NEW.customer_id IS NOT NULL)
        EXECUTE FUNCTION count_mail_outcome();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER mails_count_outcome ON mails;
      DROP FUNCTION count_mail_outcome();
      ALTER TABLE mail_senders
        DROP COLUMN admitted_on,
        DROP COLUMN admitted,
        DROP COLUMN delivered,
        DROP COLUMN recent_outcomes,
        DROP COLUMN stopped_at;
    `);
  }
}
