import { MigrationInterface, QueryRunner } from 'typeorm';

/** The statement that adds customers writes the audit log once, not once for each of them (docs/decisions/0023-audit-log.md). */
export class AuditLogStatements1764115400200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Has the arguments of write_audit_log.
      CREATE FUNCTION write_audit_log_of_added() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        hidden text[] := TG_ARGV[1:] || ARRAY['gym_id', 'created_at', 'updated_at'];
      BEGIN
        INSERT INTO audit_log (gym_id, action, resource, resource_id, after)
          SELECT (row ->> 'gym_id')::bigint, TG_ARGV[0] || '.created', TG_ARGV[0], (row ->> TG_ARGV[1])::bigint, row - hidden
          FROM (SELECT to_jsonb(added) AS row FROM added) AS rows;
        RETURN NULL;
      END $$;
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
      CREATE TRIGGER customers_write_audit_log_of_added AFTER INSERT ON customers REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION write_audit_log_of_added('customer', 'id', ${DERIVED});
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER customers_write_audit_log_of_added ON customers;
      DROP FUNCTION write_audit_log_of_added();
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
    `);
  }
}

/** Columns of customers that follow from others. */
const DERIVED = `'search_text', 'has_memberships', 'next_membership_start', 'phone_e164'`;
