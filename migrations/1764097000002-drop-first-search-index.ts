import { MigrationInterface, QueryRunner } from 'typeorm';

/** The index of the first search, which none has used since `search_text` (docs/decisions/0014-search.md). Every insert has written it. */
export class DropFirstSearchIndex1764097000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      -- contract: released in 0.1.0
      DROP INDEX CONCURRENTLY IF EXISTS customers_search_idx
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX customers_search_idx ON customers
        USING gin (gym_id, (first_name || ' ' || last_name) gin_trgm_ops, email gin_trgm_ops) WITH (fastupdate = off)
    `);
  }
}
