import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Trigrams of `customers.search_text`. Can be broken off and run again. */
export class IndexCustomerSearchText1764030000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // No fastupdate: entries that wait in a list until the next vacuum would be read one by one by every search.
    await buildIndex(
      queryRunner,
      'customers_search_text_idx',
      `customers
        USING gin (gym_id, search_text gin_trgm_ops) WITH (fastupdate = off)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_search_text_idx');
  }
}
