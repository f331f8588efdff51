import { MigrationInterface, QueryRunner } from 'typeorm';

/** Which customer somebody is who was there twice (docs/decisions/0044-directory.md). */
export class CustomerMerges1764095000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE customer_merges (
        gym_id bigint NOT NULL CONSTRAINT customer_merges_gym_id_fkey REFERENCES gyms (id) ON DELETE CASCADE,
        -- Of a customer who is gone.
        from_id bigint NOT NULL,
        -- Of one who may be gone by now: whoever is erased then is erased under both ids.
        into_id bigint NOT NULL,
        merged_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT customer_merges_pkey PRIMARY KEY (gym_id, from_id)
      );
      CREATE INDEX customer_merges_into_id_idx ON customer_merges (gym_id, into_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON customer_merges TO gym_api;
      CREATE POLICY customer_merges_own_gym ON customer_merges TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY customer_merges_owner ON customer_merges TO CURRENT_USER USING (true);
      ALTER TABLE customer_merges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- Mails go to the other customer.
      GRANT UPDATE (customer_id) ON mails TO gym_api;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE UPDATE (customer_id) ON mails FROM gym_api;
      DROP TABLE customer_merges;
    `);
  }
}
