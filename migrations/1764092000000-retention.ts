import { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the worker remove what has expired, and see nothing else of it (docs/decisions/0040-retention.md). */
export class Retention1764092000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      GRANT SELECT (gym_id, id, expires_at), DELETE ON sessions TO gym_worker;
      GRANT SELECT (hash, expires_at), DELETE ON account_tokens TO gym_worker;
      GRANT SELECT (gym_id, id, expires_at), DELETE ON staff_invitations TO gym_worker;
      GRANT SELECT (gym_id, id, at), DELETE ON audit_log TO gym_worker;
      CREATE POLICY sessions_expired ON sessions TO gym_worker USING (expires_at <= now());
      CREATE POLICY account_tokens_expired ON account_tokens TO gym_worker USING (expires_at <= now());
      CREATE POLICY staff_invitations_expired ON staff_invitations TO gym_worker USING (expires_at <= now());
      -- Whatever is configured, or asked for by mistake: nobody can remove what was done lately.
      CREATE POLICY audit_log_old ON audit_log TO gym_worker USING (at < now() - interval '90 days');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY audit_log_old ON audit_log;
      DROP POLICY staff_invitations_expired ON staff_invitations;
      DROP POLICY account_tokens_expired ON account_tokens;
      DROP POLICY sessions_expired ON sessions;
      REVOKE ALL ON sessions, account_tokens, staff_invitations, audit_log FROM gym_worker;
      REVOKE SELECT (gym_id, id, expires_at) ON sessions FROM gym_worker;
      REVOKE SELECT (hash, expires_at) ON account_tokens FROM gym_worker;
      REVOKE SELECT (gym_id, id, expires_at) ON staff_invitations FROM gym_worker;
      REVOKE SELECT (gym_id, id, at) ON audit_log FROM gym_worker;
    `);
  }
}
