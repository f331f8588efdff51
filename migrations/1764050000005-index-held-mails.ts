import { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait to be let through, by gym, oldest first. Can be broken off and run again. */
export class IndexHeldMails1764050000005 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // What a build that was broken off has left.
    await queryRunner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('mails_held_idx') AND NOT indisvalid) THEN
          DROP INDEX mails_held_idx;
        END IF;
      END $$
    `);
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS mails_held_idx ON mails (gym_id, id)
        WHERE status = 'pending' AND due_at = 'infinity'
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX mails_held_idx');
  }
}
