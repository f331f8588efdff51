import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** A gym has one logo. Can be broken off and run again. */
export class IndexLogos1764115200001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'photos_logo_key',
      `photos (gym_id) WHERE status = 'stored' AND customer_id IS NULL`,
      { isUnique: true },
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX photos_logo_key');
  }
}
