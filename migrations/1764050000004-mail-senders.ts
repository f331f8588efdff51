import { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose mails may leave: gyms whose owner has opened the link of the welcome mail (docs/decisions/0022-mail-misuse.md). */
export class MailSenders1764050000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mail_senders (
        gym_id bigint CONSTRAINT mail_senders_pkey PRIMARY KEY
          CONSTRAINT mail_senders_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        verified_at timestamptz(3),
        token_hash bytea,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );

      -- Not for gym_api: no request of a gym changes what it may send.
      GRANT SELECT, INSERT, UPDATE ON mail_senders TO gym_accounts;
      GRANT SELECT, UPDATE ON mail_senders TO gym_worker;
      CREATE POLICY mail_senders_all ON mail_senders TO gym_accounts, gym_worker USING (true);
      CREATE POLICY mail_senders_owner ON mail_senders TO CURRENT_USER USING (true);
      ALTER TABLE mail_senders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      -- Gyms that sign up with the release before count as verified: it sends no link. This release takes that back for
      -- its own in the same transaction. The one after does not need it.
      CREATE FUNCTION insert_mail_sender() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        INSERT INTO mail_senders (gym_id, verified_at, created_at) VALUES (NEW.id, now(), NEW.created_at);
        RETURN NULL;
      END $$;
      CREATE TRIGGER gyms_insert_mail_sender AFTER INSERT ON gyms
        FOR EACH ROW EXECUTE FUNCTION insert_mail_sender();

      -- So do those that are there. The trigger keeps others from signing up meanwhile.
      INSERT INTO mail_senders (gym_id, verified_at, created_at) SELECT id, now(), created_at FROM gyms;

      -- The link is good for whoever has it: it does not stay once it is sent.
      CREATE FUNCTION forget_verification_url() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        NEW.parameters := NEW.parameters - 'verification_url';
        RETURN NEW;
      END $$;
      CREATE TRIGGER mails_forget_verification_url BEFORE UPDATE OF status ON mails
        FOR EACH ROW WHEN (NEW.status = 'sent' AND NEW.template = 'gym-welcome')
        EXECUTE FUNCTION forget_verification_url();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER mails_forget_verification_url ON mails;
      DROP FUNCTION forget_verification_url();
      DROP TRIGGER gyms_insert_mail_sender ON gyms;
      DROP FUNCTION insert_mail_sender();
      DROP TABLE mail_senders;
    `);
    // The release before knows no mails that wait.
    await queryRunner.query(
      `UPDATE mails SET due_at = now() WHERE status = 'pending' AND due_at = 'infinity'`,
    );
  }
}
