import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed what of a gym, from where (docs/decisions/0023-audit-log.md). */
export class AuditLog1764060000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A setting of the transaction, none when it has not been set. After a transaction that had it, it is an empty text.
      CREATE FUNCTION current_setting_or_null(setting text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting(setting, true), '');

      -- Without a foreign key to gyms: it would lock the gym's row at the end of each change, after the changed row, and so
      -- wait in a circle with a deletion of the gym, which locks them the other way round.
      CREATE TABLE audit_log (
        gym_id bigint NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        -- The time of the change, not of the beginning of its transaction: changes of one row are in its order.
        at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        actor_id bigint DEFAULT current_setting_or_null('app.actor_id')::bigint,
        action varchar(64) NOT NULL,
        resource varchar(64) NOT NULL,
        resource_id bigint NOT NULL,
        before jsonb,
        after jsonb,
        request_id varchar(64) DEFAULT current_setting_or_null('app.request_id'),
        client_address inet DEFAULT current_setting_or_null('app.client_address')::inet,
        -- Also the order of pages, read backwards.
        CONSTRAINT audit_log_pkey PRIMARY KEY (gym_id, id)
      );
      CREATE INDEX audit_log_resource_idx ON audit_log (gym_id, resource, resource_id, id);
      CREATE INDEX audit_log_actor_idx ON audit_log (gym_id, actor_id, id);
      CREATE INDEX audit_log_action_idx ON audit_log (gym_id, action, id);
      CREATE INDEX audit_log_at_idx ON audit_log (gym_id, at);

      -- Append-only; when, by whom and from where is for PostgreSQL to say.
      GRANT SELECT, INSERT (gym_id, action, resource, resource_id, before, after) ON audit_log TO gym_api;
      CREATE POLICY audit_log_own_gym ON audit_log TO gym_api USING (gym_id = current_gym_id());
      CREATE POLICY audit_log_owner ON audit_log TO CURRENT_USER USING (true);
      ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      -- Arguments: the resource, the column of its id, and columns that are secret or derived and stay out of the log.
      -- As the tables' owner: whoever may change a row need not be able to write the log.
      CREATE FUNCTION write_audit_log() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        old_values jsonb := to_jsonb(OLD);
        new_values jsonb := to_jsonb(NEW);
        subject jsonb := coalesce(new_values, old_values);
        -- Only gyms has none.
        gym bigint := coalesce(subject ->> 'gym_id', subject ->> 'id');
        hidden text[] := TG_ARGV[1:] || ARRAY['gym_id', 'created_at', 'updated_at'];
      BEGIN
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
      END $$;
      CREATE TRIGGER customers_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', 'search_text');
      CREATE TRIGGER staff_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON staff
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('staff', 'user_id');
      CREATE TRIGGER gyms_write_audit_log AFTER INSERT OR UPDATE ON gyms
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('gym', 'id');

      -- Triggers run in the order of their names, in which the cascades ("RI_…") come first. They wait for everybody who
      -- is changing a row of the gym, and what these wrote is deleted with the rest.
      CREATE FUNCTION delete_audit_log() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        DELETE FROM audit_log WHERE gym_id = OLD.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER gyms_delete_audit_log AFTER DELETE ON gyms FOR EACH ROW EXECUTE FUNCTION delete_audit_log();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER gyms_delete_audit_log ON gyms;
      DROP TRIGGER gyms_write_audit_log ON gyms;
      DROP TRIGGER staff_write_audit_log ON staff;
      DROP TRIGGER customers_write_audit_log ON customers;
      DROP FUNCTION delete_audit_log();
      DROP FUNCTION write_audit_log();
      DROP TABLE audit_log;
      DROP FUNCTION current_setting_or_null(text);
    `);
  }
}
