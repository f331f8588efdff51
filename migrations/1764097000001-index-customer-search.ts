import { MigrationInterface, QueryRunner } from 'typeorm';

/** What searches of customers read. Can be broken off and run again. */
export class IndexCustomerSearch1764097000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // What a build that was broken off has left.
    await queryRunner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('customers_search_blocks_idx') AND NOT indisvalid) THEN
          DROP INDEX customers_search_blocks_idx;
        END IF;
      END $$
    `);
    await queryRunner.query('SET lock_timeout = 0');
    // Keys are ASCII: compared by bytes in every locale. No fastupdate, as with customers_search_text_idx.
    await queryRunner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_search_blocks_idx ON customers
        USING gin (gym_id, time_blocks(created_at), (search_text COLLATE "C") gin_trgm_ops, phone_parts(phone, phone_e164))
        WITH (fastupdate = off)
    `);
    await queryRunner.query('RESET lock_timeout');
    // Statistics of what is indexed: plans depend on them.
    await queryRunner.query('ANALYZE customers');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_search_blocks_idx');
  }
}
