import { MigrationInterface, QueryRunner } from 'typeorm';

/** The second wall between gyms: roles that own nothing, and policies (docs/decisions/0020-row-level-security.md). */
export class RowLevelSecurity1764040000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Roles belong to the server: another database of it, or another migration at this moment, may have made them.
      DO $$
      DECLARE
        name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['gym_api', 'gym_accounts', 'gym_worker'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            BEGIN
              EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
              NULL;
            END;
          END IF;
          -- Whoever made a role, or is its member, need not be allowed to become it.
          BEGIN
            EXECUTE format('SET LOCAL ROLE %I', name);
            SET LOCAL ROLE NONE;
          EXCEPTION WHEN insufficient_privilege THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', name);
          END;
        END LOOP;
      END $$;
    `);
    await queryRunner.query(`
      -- The gym of the transaction; NULL, which equals nothing, when none is set. After a transaction that had one, the
      -- setting is an empty text.
      CREATE FUNCTION current_gym_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.gym_id', true), '')::bigint;

      GRANT USAGE ON SCHEMA public TO gym_api, gym_accounts, gym_worker;

      -- Within a gym.
      GRANT SELECT, UPDATE, DELETE ON gyms TO gym_api;
      GRANT SELECT, INSERT ON staff TO gym_api;
      GRANT SELECT, INSERT, UPDATE, DELETE ON customers TO gym_api;
      GRANT SELECT, INSERT ON mails TO gym_api;
      CREATE POLICY gyms_own ON gyms TO gym_api USING (id = current_gym_id());
      CREATE POLICY staff_own_gym ON staff TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY customers_own_gym ON customers TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY mails_own_gym ON mails TO gym_api USING (gym_id = current_gym_id());

      -- Before a gym is known: accounts, whom they work for, and nothing else of a gym.
      GRANT SELECT, INSERT, UPDATE ON users TO gym_accounts;
      GRANT SELECT ON staff TO gym_accounts;
      GRANT SELECT, INSERT ON gyms TO gym_accounts;
      CREATE POLICY users_all ON users TO gym_accounts USING (true);
      CREATE POLICY staff_all ON staff TO gym_accounts USING (true);
      CREATE POLICY gyms_all ON gyms TO gym_accounts USING (true);

      -- The worker: mails of all gyms.
      GRANT SELECT, UPDATE ON mails TO gym_worker;
      CREATE POLICY mails_all ON mails TO gym_worker USING (true);

      -- Whoever owns the tables: migrations, the functions below, and the previous release. Where the processes sign in as
      -- somebody else, who was granted the tables, it is their policy too, and the roles are theirs.
      DO $$
      DECLARE
        logins text;
        name text;
      BEGIN
        SELECT string_agg(DISTINCT format(', %I', pg_get_userbyid(grantee)), '') INTO logins
        FROM pg_class, aclexplode(relacl)
        WHERE pg_class.oid = 'customers'::regclass AND grantee NOT IN (0, relowner)
          AND pg_get_userbyid(grantee) <> ALL (ARRAY['gym_api', 'gym_accounts', 'gym_worker']);
        FOREACH name IN ARRAY ARRAY['gyms', 'users', 'staff', 'customers', 'mails'] LOOP
          EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER', name || '_owner', name) || coalesce(logins, '') || ' USING (true)';
        END LOOP;
        IF logins IS NOT NULL THEN
          EXECUTE 'GRANT gym_api, gym_accounts, gym_worker TO ' || ltrim(logins, ', ');
        END IF;
      END $$;

      -- safe: the owner, as whom the previous release connects, has policies that show every row
      ALTER TABLE gyms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- safe: the same
      ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- safe: the same
      ALTER TABLE staff ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- safe: the same
      ALTER TABLE customers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- safe: the same
      ALTER TABLE mails ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      -- The current gym's customers for searches. A policy is checked before any condition that could reveal a row, such
      -- as LIKE, and so keeps it from using an index. This view has the same condition and lets LIKE use the index, for it
      -- is its owner who reads the table. What is searched for is a parameter, and reveals nothing.
      CREATE VIEW searchable_customers AS
        SELECT gym_id, id, first_name, last_name, email, phone, active, date_of_birth, membership_start, membership_end,
          notes, created_at, updated_at, search_text
        FROM customers WHERE gym_id = current_gym_id();
      GRANT SELECT ON searchable_customers TO gym_api;

      -- As the tables' owner: whether an account has another gym is not for a gym to see.
      CREATE OR REPLACE FUNCTION delete_user_without_gym() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        PERFORM FROM users WHERE id = OLD.user_id FOR UPDATE;
        DELETE FROM users WHERE id = OLD.user_id AND NOT EXISTS (SELECT FROM staff WHERE user_id = OLD.user_id);
        RETURN NULL;
      END $$;
    `);
  }

  /** The roles stay: they belong to the server, and other databases may use them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION delete_user_without_gym() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM users WHERE id = OLD.user_id FOR UPDATE;
        DELETE FROM users WHERE id = OLD.user_id AND NOT EXISTS (SELECT FROM staff WHERE user_id = OLD.user_id);
        RETURN NULL;
      END $$;
      DROP VIEW searchable_customers;

      ALTER TABLE gyms NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE users NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE staff NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE customers NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE mails NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;

      DROP POLICY gyms_own ON gyms;
      DROP POLICY staff_own_gym ON staff;
      DROP POLICY customers_own_gym ON customers;
      DROP POLICY mails_own_gym ON mails;
      DROP POLICY users_all ON users;
      DROP POLICY staff_all ON staff;
      DROP POLICY gyms_all ON gyms;
      DROP POLICY mails_all ON mails;
      DROP POLICY gyms_owner ON gyms;
      DROP POLICY users_owner ON users;
      DROP POLICY staff_owner ON staff;
      DROP POLICY customers_owner ON customers;
      DROP POLICY mails_owner ON mails;

      REVOKE ALL ON gyms, users, staff, customers, mails FROM gym_api, gym_accounts, gym_worker;
      REVOKE USAGE ON SCHEMA public FROM gym_api, gym_accounts, gym_worker;
      DROP FUNCTION current_gym_id();
    `);
  }
}
