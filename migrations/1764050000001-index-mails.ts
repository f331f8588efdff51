import { buildIndex } from '@libs/platform/database';
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
      await buildIndex(queryRunner, name, `mails ${definition}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${name}`);
  }
}
