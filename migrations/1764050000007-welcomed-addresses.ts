import { MigrationInterface, QueryRunner } from 'typeorm';

/** Which addresses a gym has welcomed, as hashes: they outlive the mails and their customers (docs/decisions/0022-mail-misuse.md). */
export class WelcomedAddresses1764050000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE welcomed_addresses (
        gym_id bigint NOT NULL
          CONSTRAINT welcomed_addresses_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        address_hash bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT welcomed_addresses_pkey PRIMARY KEY (gym_id, address_hash)
      );
      CREATE INDEX welcomed_addresses_created_at_idx ON welcomed_addresses (created_at);

      GRANT SELECT, INSERT ON welcomed_addresses TO gym_api;
      GRANT SELECT, DELETE ON welcomed_addresses TO gym_worker;
      CREATE POLICY welcomed_addresses_own_gym ON welcomed_addresses TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY welcomed_addresses_all ON welcomed_addresses TO gym_worker USING (true);
      CREATE POLICY welcomed_addresses_owner ON welcomed_addresses TO CURRENT_USER USING (true);
      ALTER TABLE welcomed_addresses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE welcomed_addresses');
  }
}
