import { MigrationInterface, QueryRunner } from 'typeorm';

/** What requests with an `Idempotency-Key` led to (docs/decisions/0028-idempotency-keys.md). */
export class IdempotencyKeys1764071000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Without a foreign key to gyms, for the same reason as audit_log.
      CREATE TABLE idempotency_keys (
        gym_id bigint NOT NULL,
        -- Of the key and of whoever sent it.
        key_hash bytea NOT NULL,
        -- None where nobody is signed in: at signup.
        user_id bigint,
        fingerprint bytea NOT NULL,
        -- As text, not jsonb: the members stay in their order.
        result json,
        mentioned_ids bigint[] NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (gym_id, key_hash)
      );
      CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
      CREATE INDEX idempotency_keys_public_idx ON idempotency_keys (key_hash) WHERE user_id IS NULL;

      GRANT SELECT, INSERT ON idempotency_keys TO gym_api;
      GRANT SELECT ON idempotency_keys TO gym_accounts;
      GRANT SELECT (gym_id, key_hash, created_at), DELETE ON idempotency_keys TO gym_worker;
      CREATE POLICY idempotency_keys_own_gym ON idempotency_keys TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY idempotency_keys_public ON idempotency_keys TO gym_accounts USING (user_id IS NULL);
      CREATE POLICY idempotency_keys_all ON idempotency_keys TO gym_worker USING (true);
      CREATE POLICY idempotency_keys_owner ON idempotency_keys TO CURRENT_USER USING (true);
      ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      -- What is deleted is not told by a repeated request either. As the tables' owner: nobody else may delete a key early.
      CREATE FUNCTION delete_idempotency_keys() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        IF TG_TABLE_NAME = 'gyms' THEN
          DELETE FROM idempotency_keys WHERE gym_id = OLD.id;
        -- A gym that is being deleted takes all of its keys with it.
        ELSIF EXISTS (SELECT FROM gyms WHERE id = OLD.gym_id) THEN
          DELETE FROM idempotency_keys WHERE gym_id = OLD.gym_id AND OLD.id = ANY (mentioned_ids);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER customers_delete_idempotency_keys AFTER DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION delete_idempotency_keys();
      CREATE TRIGGER gyms_delete_idempotency_keys AFTER DELETE ON gyms
        FOR EACH ROW EXECUTE FUNCTION delete_idempotency_keys();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER gyms_delete_idempotency_keys ON gyms;
      DROP TRIGGER customers_delete_idempotency_keys ON customers;
      DROP FUNCTION delete_idempotency_keys();
      DROP TABLE idempotency_keys;
    `);
  }
}
