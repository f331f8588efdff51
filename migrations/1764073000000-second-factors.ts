import { MigrationInterface, QueryRunner } from 'typeorm';

/** A code besides the password, and who must have one (docs/decisions/0031-second-factor.md). */
export class SecondFactors1764073000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE second_factors (
        user_id bigint CONSTRAINT second_factors_pkey PRIMARY KEY
          CONSTRAINT second_factors_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        key_id varchar(8) NOT NULL,
        secret bytea NOT NULL,
        recovery_codes bytea[] NOT NULL DEFAULT '{}',
        last_step bigint NOT NULL DEFAULT 0,
        confirmed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );

      GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors TO gym_accounts;
      CREATE POLICY second_factors_all ON second_factors TO gym_accounts USING (true);
      CREATE POLICY second_factors_owner ON second_factors TO CURRENT_USER USING (true);
      ALTER TABLE second_factors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      ALTER TABLE gyms ADD COLUMN second_factor_roles text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE gyms DROP COLUMN second_factor_roles;
      DROP TABLE second_factors;
    `);
    // The release before knows no such mails.
    await queryRunner.query(
      `DELETE FROM mails WHERE template IN ('second-factor-on', 'second-factor-off', 'second-factor-removed', 'recovery-code-used')`,
    );
  }
}
