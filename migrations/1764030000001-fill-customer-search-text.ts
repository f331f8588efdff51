import { MigrationInterface, QueryRunner } from 'typeorm';

/** Fills `customers.search_text` of the rows that were there. Can be broken off and run again. */
export class FillCustomerSearchText1764030000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // A thousand rows at a time, so that nobody waits long for one of them. The trigger does the work.
    await queryRunner.query(`
      DO $$
      DECLARE
        last_gym bigint := 0;
        last_id bigint := 0;
      BEGIN
        LOOP
          WITH batch AS (
            SELECT gym_id, id FROM customers WHERE (gym_id, id) > (last_gym, last_id) ORDER BY gym_id, id LIMIT 1000
          ), filled AS (
            UPDATE customers SET first_name = first_name FROM batch
            WHERE customers.gym_id = batch.gym_id AND customers.id = batch.id AND search_text IS NULL
          )
          SELECT gym_id, id INTO last_gym, last_id FROM batch ORDER BY gym_id DESC, id DESC LIMIT 1;
          EXIT WHEN NOT FOUND;
          COMMIT;
        END LOOP;
      END $$
    `);
    await queryRunner.query('ANALYZE customers (search_text)');
  }

  /** The column goes with the migration that added it. */
  async down(): Promise<void> {}
}
