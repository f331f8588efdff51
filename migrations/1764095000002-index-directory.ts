import { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  customers_external_id_key:
    'UNIQUE INDEX % ON customers (gym_id, external_id) WHERE external_id IS NOT NULL',
  customers_card_number_key:
    'UNIQUE INDEX % ON customers (gym_id, card_number) WHERE card_number IS NOT NULL',
  customers_guardian_id_idx: 'INDEX % ON customers (gym_id, guardian_id, id) WHERE guardian_id IS NOT NULL',
  customers_phone_idx: 'INDEX % ON customers (gym_id, phone_e164, id) WHERE phone_e164 IS NOT NULL',
  customers_tags_idx: `INDEX % ON customers USING gin (gym_id, tags) WITH (fastupdate = off) WHERE tags <> '{}'`,
  gyms_phones_outdated_idx: 'INDEX % ON gyms (id) WHERE phones_outdated',
};

/** What customers of the directory are found by. Can be broken off and run again. */
export class IndexDirectory1764095000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [index, definition] of Object.entries(INDEXES)) {
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
        `CREATE ${definition.replace('INDEX %', `INDEX CONCURRENTLY IF NOT EXISTS ${index}`)}`,
      );
      await queryRunner.query('RESET lock_timeout');
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${index}`);
  }
}
