import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** By index, the table and the column that says when a row's time is over. */
const INDEXES = {
  sessions_expires_at_idx: 'sessions (expires_at)',
  account_tokens_expires_at_idx: 'account_tokens (expires_at)',
  staff_invitations_expires_at_idx: 'staff_invitations (expires_at)',
  audit_log_retention_idx: 'audit_log (at)',
};

/** Finds old rows without reading the others. Can be broken off and run again. */
export class IndexRetention1764092000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [index, columns] of Object.entries(INDEXES)) {
      await buildIndex(queryRunner, index, columns);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${index}`);
  }
}
