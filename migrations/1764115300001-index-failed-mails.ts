import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** The few mails that did not arrive, among all of a gym. */
export class IndexFailedMails1764115300001 implements MigrationInterface {
  transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'mails_failed_idx',
      `mails (gym_id, id) WHERE status IN ('bounced', 'expired')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX mails_failed_idx');
  }
}
