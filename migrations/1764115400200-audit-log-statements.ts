import { MigrationInterface, QueryRunner } from 'typeorm';

/** The statement that adds customers writes the audit log once, not once for each of them (docs/decisions/0023-audit-log.md). */
export class AuditLogStatements1764115400200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${writeAuditLog(`
        -- Rows that one statement has added.
        IF TG_LEVEL = 'STATEMENT' THEN
          INSERT INTO audit_log (gym_id, action, resource, resource_id, after)
            SELECT (row ->> 'gym_id')::bigint, TG_ARGV[0] || '.created', TG_ARGV[0], (row ->> TG_ARGV[1])::bigint, row - hidden
            FROM (SELECT to_jsonb(added) AS row FROM added) AS rows;
          RETURN NULL;
        END IF;`)}
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
      CREATE TRIGGER customers_write_audit_log_of_added AFTER INSERT ON customers REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER customers_write_audit_log_of_added ON customers;
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
      ${writeAuditLog('')}
    `);
  }
}

/** Columns of customers that follow from others. */
const DERIVED = `'search_text', 'has_memberships', 'next_membership_start', 'phone_e164'`;

const writeAuditLog = (ofStatements: string): string => `
      CREATE OR REPLACE FUNCTION write_audit_log() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        old_values jsonb := to_jsonb(OLD);
        new_values jsonb := to_jsonb(NEW);
        subject jsonb := coalesce(new_values, old_values);
        -- Only gyms has none.
        gym bigint := coalesce(subject ->> 'gym_id', subject ->> 'id');
        hidden text[] := TG_ARGV[1:] || ARRAY['gym_id', 'created_at', 'updated_at'];
      BEGIN${ofStatements}
        -- A gym takes its log with it.
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM gyms WHERE id = gym) THEN
          RETURN NULL;
        END IF;
        old_values := old_values - hidden;
        new_values := new_values - hidden;
        IF TG_OP = 'UPDATE' THEN
          SELECT jsonb_object_agg(key, old_values -> key), jsonb_object_agg(key, value) INTO old_values, new_values
            FROM jsonb_each(new_values) WHERE value <> old_values -> key;
          IF new_values IS NULL THEN
            RETURN NULL;
          END IF;
        END IF;
        INSERT INTO audit_log (gym_id, action, resource, resource_id, before, after) VALUES (
          gym, TG_ARGV[0] || CASE TG_OP WHEN 'INSERT' THEN '.created' WHEN 'UPDATE' THEN '.updated' ELSE '.deleted' END,
          TG_ARGV[0], (subject ->> TG_ARGV[1])::bigint, old_values, new_values
        );
        RETURN NULL;
      END $$;`;
