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
      // What a build that was broken off has left.
      await queryRunner.query(`
        DO $$ BEGIN
          IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${index}') AND NOT indisvalid) THEN
            DROP INDEX ${index};
          END IF;
        END $$
      `);
      await queryRunner.query('SET lock_timeout = 0');
      await queryRunner.query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${index} ON ${columns}`);
      await queryRunner.query('RESET lock_timeout');
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${index}`);
  }
}
