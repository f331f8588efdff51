import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Fills `mails.customer_id` of the mails that were there, and removes those whose customer is deleted, which nobody
 * reads any more. Can be broken off and run again.
 */
export class FillMailCustomers1764050000003 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // A thousand rows at a time, so that nobody waits long for one of them.
    await queryRunner.query(`
      DO $$
      DECLARE
        last_gym bigint := 0;
        last_id bigint := 0;
      BEGIN
        LOOP
          WITH batch AS (
            SELECT gym_id, id, customer_id, substring(dedupe_key FROM '^customer-welcome:(\\d{1,18})$')::bigint AS addressee
            FROM mails WHERE (gym_id, id) > (last_gym, last_id) ORDER BY gym_id, id LIMIT 1000
          ), addressees AS (
            -- Locked, so that none is deleted between this look and the check of the foreign key.
            SELECT customers.gym_id, customers.id FROM customers JOIN batch
              ON customers.gym_id = batch.gym_id AND customers.id = batch.addressee
            FOR KEY SHARE OF customers
          ), filled AS (
            UPDATE mails SET customer_id = addressees.id FROM batch JOIN addressees
              ON addressees.gym_id = batch.gym_id AND addressees.id = batch.addressee
            WHERE mails.gym_id = batch.gym_id AND mails.id = batch.id AND batch.customer_id IS NULL
          ), removed AS (
            DELETE FROM mails USING batch
            WHERE mails.gym_id = batch.gym_id AND mails.id = batch.id AND batch.addressee IS NOT NULL
              AND NOT EXISTS (SELECT FROM customers WHERE gym_id = batch.gym_id AND id = batch.addressee)
          )
          SELECT gym_id, id INTO last_gym, last_id FROM batch ORDER BY gym_id DESC, id DESC LIMIT 1;
          EXIT WHEN NOT FOUND;
          COMMIT;
        END LOOP;
      END $$
    `);
    await queryRunner.query('ALTER TABLE mails VALIDATE CONSTRAINT mails_customer_id_fkey');
    await queryRunner.query('ANALYZE mails (customer_id)');
  }

  /** The column goes with the migration that added it. */
  async down(): Promise<void> {}
}
