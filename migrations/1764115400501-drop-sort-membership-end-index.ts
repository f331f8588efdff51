import { MigrationInterface, QueryRunner } from 'typeorm';

/** The same order as that of `customers_membership_end_idx`, with less in it. */
export class DropSortMembershipEndIndex1764115400501 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      -- contract: released in 0.1.0
      DROP INDEX CONCURRENTLY IF EXISTS customers_sort_membership_end_idx
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX customers_sort_membership_end_idx ON customers (gym_id, (coalesce(membership_end, 'infinity')), id)`,
    );
  }
}
