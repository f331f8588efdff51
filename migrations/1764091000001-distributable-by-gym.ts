import { MigrationInterface, QueryRunner } from 'typeorm';

/** What kept the tables from being distributed over several servers (docs/decisions/0039-distribution-by-gym.md). */
export class DistributableByGym1764091000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What the policy asked in a subquery, which Citus does not accept.
      CREATE FUNCTION works_for(account bigint, gym bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
      BEGIN
        RETURN EXISTS (SELECT FROM staff WHERE gym_id = gym AND user_id = account);
      END $$;
      ALTER POLICY users_own_staff ON users USING (works_for(id, current_gym_id()));

      -- Without the name of the table: that of a shard is another.
      CREATE OR REPLACE FUNCTION delete_idempotency_keys() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        gym bigint := to_jsonb(OLD) ->> 'gym_id';
      BEGIN
        IF gym IS NULL THEN -- only a gym has none
          DELETE FROM idempotency_keys WHERE gym_id = OLD.id;
        -- A gym that is being deleted takes all of its keys with it.
        ELSIF EXISTS (SELECT FROM gyms WHERE id = gym) THEN
          DELETE FROM idempotency_keys WHERE gym_id = gym AND OLD.id = ANY (mentioned_ids);
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER POLICY users_own_staff ON users
        USING (id IN (SELECT user_id FROM staff WHERE gym_id = current_gym_id()));
      DROP FUNCTION works_for(bigint, bigint);
      CREATE OR REPLACE FUNCTION delete_idempotency_keys() RETURNS trigger
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
    `);
  }
}
