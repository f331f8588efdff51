import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Inserts write what searches read in portions of 64 kB, some 30 customers, each trigram's entries at once: half of the CPU of an insert
 * was for entering them one by one. A search reads the portion from end to end (docs/decisions/0037-search-at-scale.md).
 */
export class CollectSearchEntries1764115100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER INDEX customers_search_blocks_idx SET (fastupdate = on, gin_pending_list_limit = 64)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER INDEX customers_search_blocks_idx SET (fastupdate = off);
      ALTER INDEX customers_search_blocks_idx RESET (gin_pending_list_limit);
      SELECT gin_clean_pending_list('customers_search_blocks_idx');
    `);
  }
}
