import { MigrationInterface, QueryRunner } from 'typeorm';

/** The trigrams that searches read before `customers_search_blocks_idx` had them. Every insert has written both. */
export class DropSearchTextIndex1764115100001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      -- contract: released in 0.1.0
      DROP INDEX CONCURRENTLY IF EXISTS customers_search_text_idx
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX customers_search_text_idx ON customers
        USING gin (gym_id, search_text gin_trgm_ops) WITH (fastupdate = off)
    `);
  }
}
