import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** By index what it sorts by, as `searchable_customers` has it. */
const KEYS = {
  customers_sort_name_idx: `(sort_key(split_part(search_text, E'\\n', 2) || E'\\n' || split_part(search_text, E'\\n', 1)) COLLATE "C")`,
  customers_sort_email_idx: `(sort_key(split_part(search_text, E'\\n', 3)) COLLATE "C")`,
  customers_sort_membership_end_idx: `coalesce(membership_end, 'infinity')`,
};

/** The orders of the list of customers, each read either way. Can be broken off and run again. */
export class IndexCustomerSortKeys1764080000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [index, key] of Object.entries(KEYS)) {
      await buildIndex(queryRunner, index, `customers (gym_id, (${key}), id)`);
    }
    // Statistics of the keys: plans depend on them.
    await queryRunner.query('ANALYZE customers');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of Object.keys(KEYS)) await queryRunner.query(`DROP INDEX ${index}`);
  }
}
