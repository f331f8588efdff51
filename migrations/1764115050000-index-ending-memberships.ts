import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Memberships of which somebody has decided that they will not go on: few, among all. Can be broken off and run again. */
export class IndexEndingMemberships1764115050000 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'memberships_ending_idx',
      'memberships (gym_id, id) WHERE cancelled_at IS NOT NULL OR ends_reason IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX memberships_ending_idx');
  }
}
