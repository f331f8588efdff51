import { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers of whom something is not known that a gym should know. Can be broken off and run again. */
export class IndexIncompleteCustomers1764098000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // What a build that was broken off has left.
    await queryRunner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('customers_incomplete_idx') AND NOT indisvalid) THEN
          DROP INDEX customers_incomplete_idx;
        END IF;
      END $$
    `);
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_incomplete_idx ON customers (gym_id, id)
      WHERE nullif(phone, '') IS NULL OR date_of_birth IS NULL OR email IS NULL OR nullif(emergency_contact_phone, '') IS NULL
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_incomplete_idx');
  }
}
