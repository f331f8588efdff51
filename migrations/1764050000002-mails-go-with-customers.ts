import { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer of a mail takes it along. Mails that are there already: the next migration. */
export class MailsGoWithCustomers1764050000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mails ADD CONSTRAINT mails_customer_id_fkey
        FOREIGN KEY (gym_id, customer_id) REFERENCES customers (gym_id, id) ON DELETE CASCADE NOT VALID;

      -- For the release before, which does not know the column. The one after drops it.
      CREATE FUNCTION set_mail_customer_id() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        SELECT id INTO NEW.customer_id FROM customers
        WHERE gym_id = NEW.gym_id AND id = substring(NEW.dedupe_key FROM '^customer-welcome:(\\d{1,18})$')::bigint;
        RETURN NEW;
      END $$;
      CREATE TRIGGER mails_set_customer_id BEFORE INSERT ON mails
        FOR EACH ROW WHEN (NEW.customer_id IS NULL AND NEW.dedupe_key LIKE 'customer-welcome:%')
        EXECUTE FUNCTION set_mail_customer_id();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER mails_set_customer_id ON mails;
      DROP FUNCTION set_mail_customer_id();
      ALTER TABLE mails DROP CONSTRAINT mails_customer_id_fkey;
    `);
  }
}
