import { MigrationInterface, QueryRunner } from 'typeorm';

/** Trigrams of `customers.search_text`. Can be broken off and run again. */
export class IndexCustomerSearchText1764030000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // What a build that was broken off has left.
    await queryRunner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('customers_search_text_idx') AND NOT indisvalid) THEN
          DROP INDEX customers_search_text_idx;
        END IF;
      END $$
    `);
    await queryRunner.query('SET lock_timeout = 0');
    // No fastupdate: entries that wait in a list until the next vacuum would be read one by one by every search.
    await queryRunner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_search_text_idx ON customers
        USING gin (gym_id, search_text gin_trgm_ops) WITH (fastupdate = off)
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_search_text_idx');
  }
}
