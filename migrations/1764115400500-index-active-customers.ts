import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of the end of memberships, with all that says who is active on a day: whoever counts them need not read the customers
 * themselves. Can be broken off and run again.
 */
export class IndexActiveCustomers1764115400500 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'customers_membership_end_idx',
      `customers (gym_id, (coalesce(membership_end, 'infinity')), id)
      INCLUDE (membership_end, membership_start, active, has_memberships)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_membership_end_idx');
  }
}
