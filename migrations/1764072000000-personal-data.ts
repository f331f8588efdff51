import { MigrationInterface, QueryRunner } from 'typeorm';

/** What exports and erasures need besides what requests may do already (docs/decisions/0029-personal-data.md). */
export class PersonalData1764072000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- As the tables' owner, for requests may not change the log. Of the transaction's gym alone, and only of a customer who
      -- is gone: nobody can use it to hide what was done to one who is there. Returns the number of entries.
      CREATE FUNCTION erase_customer_from_audit_log(customer bigint) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        entries integer;
      BEGIN
        IF EXISTS (SELECT FROM customers WHERE gym_id = current_gym_id() AND id = customer) THEN
          RAISE EXCEPTION 'Customer % is still there', customer;
        END IF;
        -- What an erasure says is its receipt, and names nobody.
        UPDATE audit_log SET before = NULL, after = NULL
        WHERE gym_id = current_gym_id() AND resource = 'customer' AND resource_id = customer
          AND action <> 'customer.erased' AND (before IS NOT NULL OR after IS NOT NULL);
        GET DIAGNOSTICS entries = ROW_COUNT;
        RETURN entries;
      END $$;
      REVOKE EXECUTE ON FUNCTION erase_customer_from_audit_log(bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION erase_customer_from_audit_log(bigint) TO gym_api;

      GRANT DELETE ON welcomed_addresses TO gym_api;

      -- Who works for the gym.
      GRANT SELECT (id, email, email_key) ON users TO gym_api;
      CREATE POLICY users_own_staff ON users TO gym_api
        USING (id IN (SELECT user_id FROM staff WHERE gym_id = current_gym_id()));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY users_own_staff ON users;
      REVOKE SELECT (id, email, email_key) ON users FROM gym_api;
      REVOKE DELETE ON welcomed_addresses FROM gym_api;
      DROP FUNCTION erase_customer_from_audit_log(bigint);
    `);
  }
}
