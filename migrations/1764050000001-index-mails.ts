import { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: Record<string, string> = {
  // By which mails go with their customer.
  mails_customer_id_idx: '(gym_id, customer_id) WHERE customer_id IS NOT NULL',
  // By which old mails are removed.
  mails_settled_at_idx: '(settled_at) WHERE settled_at IS NOT NULL',
};

/** Can be broken off and run again. */
export class IndexMails1764050000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, definition] of Object.entries(INDEXES)) {
      // What a build that was broken off has left.
      await queryRunner.query(`
        DO $$ BEGIN
          IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${name}') AND NOT indisvalid) THEN
            DROP INDEX ${name};
          END IF;
        END $$
      `);
      await queryRunner.query('SET lock_timeout = 0');
      await queryRunner.query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${name} ON mails ${definition}`);
      await queryRunner.query('RESET lock_timeout');
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${name}`);
  }
}
