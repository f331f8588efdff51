import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Each number or id once in a gym, where there is one. */
const UNIQUE = {
  customers_external_id_key: 'customers (gym_id, external_id) WHERE external_id IS NOT NULL',
  customers_card_number_key: 'customers (gym_id, card_number) WHERE card_number IS NOT NULL',
};

const INDEXES = {
  customers_guardian_id_idx: 'customers (gym_id, guardian_id, id) WHERE guardian_id IS NOT NULL',
  customers_phone_idx: 'customers (gym_id, phone_e164, id) WHERE phone_e164 IS NOT NULL',
  customers_tags_idx: `customers USING gin (gym_id, tags) WITH (fastupdate = off) WHERE tags <> '{}'`,
  gyms_phones_outdated_idx: 'gyms (id) WHERE phones_outdated',
};

/** What customers of the directory are found by. Can be broken off and run again. */
export class IndexDirectory1764095000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [index, on] of Object.entries(UNIQUE))
      await buildIndex(queryRunner, index, on, { isUnique: true });
    for (const [index, on] of Object.entries(INDEXES)) await buildIndex(queryRunner, index, on);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of Object.keys({ ...UNIQUE, ...INDEXES }))
      await queryRunner.query(`DROP INDEX ${index}`);
  }
}
