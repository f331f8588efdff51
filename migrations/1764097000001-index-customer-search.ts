import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** What searches of customers read. Can be broken off and run again. */
export class IndexCustomerSearch1764097000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // Keys are ASCII: compared by bytes in every locale. No fastupdate, as with customers_search_text_idx.
    await buildIndex(
      queryRunner,
      'customers_search_blocks_idx',
      `customers
        USING gin (gym_id, time_blocks(created_at), (search_text COLLATE "C") gin_trgm_ops, phone_parts(phone, phone_e164))
        WITH (fastupdate = off)`,
    );
    // Statistics of what is indexed: plans depend on them.
    await queryRunner.query('ANALYZE customers');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_search_blocks_idx');
  }
}
