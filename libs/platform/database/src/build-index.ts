import { type QueryRunner } from 'typeorm';

/**
 * Builds an index beside the traffic, in a migration outside of a transaction (docs/decisions/0011-expand-only-migrations.md). A build
 * that was broken off can be run again.
 *
 * @param on what is indexed: SQL from the name of the table on
 */
export async function buildIndex(
  queryRunner: QueryRunner,
  index: string,
  on: string,
  { isUnique = false } = {},
): Promise<void> {
  // What a build that was broken off has left.
  await queryRunner.query(`
    DO $$ BEGIN
      IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${index}') AND NOT indisvalid) THEN
        DROP INDEX ${index};
      END IF;
    END $$
  `);
  await queryRunner.query('SET lock_timeout = 0');
  await queryRunner.query(
    `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY IF NOT EXISTS ${index} ON ${on}`,
  );
  await queryRunner.query('RESET lock_timeout');
}
