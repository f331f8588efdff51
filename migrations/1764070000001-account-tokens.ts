import { MigrationInterface, QueryRunner } from 'typeorm';

/** Links with which somebody sets another password or address (docs/decisions/0030-account-recovery.md). */
export class AccountTokens1764070000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE account_tokens (
        hash bytea CONSTRAINT account_tokens_pkey PRIMARY KEY,
        user_id bigint NOT NULL CONSTRAINT account_tokens_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        purpose varchar(16) NOT NULL
          CONSTRAINT account_tokens_purpose_check CHECK (purpose IN ('reset_password', 'change_email')),
        email varchar(255) CONSTRAINT account_tokens_email_check CHECK ((email IS NOT NULL) = (purpose = 'change_email')),
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX account_tokens_user_id_idx ON account_tokens (user_id);

      GRANT SELECT, INSERT, DELETE ON account_tokens TO gym_accounts;
      CREATE POLICY account_tokens_all ON account_tokens TO gym_accounts USING (true);
      CREATE POLICY account_tokens_owner ON account_tokens TO CURRENT_USER USING (true);
      ALTER TABLE account_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE account_tokens');
    // The release before knows no such mails.
    await queryRunner.query(
      `DELETE FROM mails WHERE template IN ('password-reset', 'password-changed', 'email-change', 'email-change-notice', 'verify-email')`,
    );
  }
}
