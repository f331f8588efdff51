import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has more memberships to come after a gap: few, among all customers. Can be broken off and run again. */
export class IndexNextMemberships1764094000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // What a build that was broken off has left.
    await queryRunner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('customers_next_membership_idx') AND NOT indisvalid) THEN
          DROP INDEX customers_next_membership_idx;
        END IF;
      END $$
    `);
    await queryRunner.query('SET lock_timeout = 0');
    await queryRunner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_next_membership_idx ON customers (gym_id, membership_end)
      WHERE next_membership_start IS NOT NULL
    `);
    await queryRunner.query('RESET lock_timeout');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_next_membership_idx');
  }
}
