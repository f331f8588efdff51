import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait to be let through, by gym, oldest first. Can be broken off and run again. */
export class IndexHeldMails1764050000005 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'mails_held_idx',
      `mails (gym_id, id)
        WHERE status = 'pending' AND due_at = 'infinity'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX mails_held_idx');
  }
}
