import { MigrationInterface, QueryRunner } from 'typeorm';

/** How often what is limited was done lately (docs/decisions/0025-throttling.md). */
export class RateLimits1764042000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Not in the write-ahead log: after a crash of the server counting begins anew.
      CREATE UNLOGGED TABLE rate_limits (
        key text CONSTRAINT rate_limits_pkey PRIMARY KEY,
        count integer NOT NULL,
        resets_at timestamptz NOT NULL
      );
      -- locks: the table is new
      CREATE INDEX rate_limits_resets_at_idx ON rate_limits (resets_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO gym_accounts;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE rate_limits');
  }
}
