import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has more memberships to come after a gap: few, among all customers. Can be broken off and run again. */
export class IndexNextMemberships1764094000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'customers_next_membership_idx',
      `customers (gym_id, membership_end)
      WHERE next_membership_start IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_next_membership_idx');
  }
}
