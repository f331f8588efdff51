import { MigrationInterface, QueryRunner } from 'typeorm';

/** What the view has had so far. */
const COLUMNS = `gym_id, id, first_name, last_name, email, phone, active, date_of_birth, membership_start, membership_end,
          notes, created_at, updated_at, search_text,
          sort_key(split_part(search_text, E'\\n', 2) || E'\\n' || split_part(search_text, E'\\n', 1)) COLLATE "C" AS sort_name,
          sort_key(split_part(search_text, E'\\n', 3)) COLLATE "C" AS sort_email,
          coalesce(membership_end, 'infinity') AS sort_membership_end, has_memberships, next_membership_start`;

const DERIVED = `'search_text', 'has_memberships', 'next_membership_start'`;

const searchText = (email: string) => `
      CREATE OR REPLACE FUNCTION set_customer_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE
        first_name text := search_key(NEW.first_name);
        last_name text := search_key(NEW.last_name);
      BEGIN
        -- Lines, for no key has a line break.
        NEW.search_text := concat_ws(E'\\n', first_name, last_name, ${email}, first_name || ' ' || last_name);
        RETURN NEW;
      END $$;`;

/** What a gym writes down about its customers besides names and dates (docs/decisions/0044-directory.md). */
export class Directory1764095000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE customers
        ADD COLUMN external_id varchar(64),
        ADD COLUMN card_number varchar(64),
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        ADD COLUMN guardian_id bigint,
        ADD COLUMN emergency_contact_name varchar(128),
        ADD COLUMN emergency_contact_phone varchar(32),
        -- E.164, by the country of the gym; null for what is no number that can be called.
        ADD COLUMN phone_e164 varchar(16),
        -- Null: never asked.
        ADD COLUMN mail_consent boolean,
        ADD COLUMN mail_consent_at timestamptz(3),
        ADD COLUMN mail_consent_source varchar(16);
      -- contract: released in 0.1.0
      ALTER TABLE customers ALTER COLUMN email DROP NOT NULL;
      ALTER TABLE customers ADD CONSTRAINT customers_email_check
        CHECK (email IS NOT NULL OR guardian_id IS NOT NULL) NOT VALID;
      ALTER TABLE customers ADD CONSTRAINT customers_tags_check CHECK (cardinality(tags) <= 20) NOT VALID;
      ALTER TABLE customers ADD CONSTRAINT customers_mail_consent_check CHECK (
        (mail_consent IS NULL) = (mail_consent_at IS NULL) AND (mail_consent IS NULL) = (mail_consent_source IS NULL)
      ) NOT VALID;
      -- Not RESTRICT: a gym that is deleted takes both along, in whatever order.
      ALTER TABLE customers ADD CONSTRAINT customers_guardian_id_fkey FOREIGN KEY (gym_id, guardian_id)
        REFERENCES customers (gym_id, id) NOT VALID;
      ${searchText("coalesce(search_key(NEW.email), '')")}
      CREATE OR REPLACE VIEW searchable_customers AS SELECT ${COLUMNS}, external_id, card_number, tags, guardian_id,
          emergency_contact_name, emergency_contact_phone, phone_e164, mail_consent, mail_consent_at, mail_consent_source
        FROM customers WHERE gym_id = current_gym_id();
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED}, 'phone_e164');

      -- Whether phone_e164 has to be made anew: there was none before, or the gym has another country now.
      ALTER TABLE gyms ADD COLUMN phones_outdated boolean NOT NULL DEFAULT false;
      CREATE OR REPLACE TRIGGER gyms_write_audit_log AFTER INSERT OR UPDATE ON gyms
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('gym', 'id', 'phones_outdated');
      UPDATE gyms SET phones_outdated = true;
      GRANT SELECT (id, phones_outdated) ON gyms TO gym_worker;
      CREATE POLICY gyms_phones_outdated ON gyms TO gym_worker USING (phones_outdated);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE TRIGGER gyms_write_audit_log AFTER INSERT OR UPDATE ON gyms
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('gym', 'id');
      DROP POLICY gyms_phones_outdated ON gyms;
      REVOKE SELECT (id, phones_outdated) ON gyms FROM gym_worker;
      ALTER TABLE gyms DROP COLUMN phones_outdated;
      CREATE OR REPLACE TRIGGER customers_write_audit_log AFTER INSERT OR UPDATE OR DELETE ON customers
        FOR EACH ROW EXECUTE FUNCTION write_audit_log('customer', 'id', ${DERIVED});
      DROP VIEW searchable_customers;
      CREATE VIEW searchable_customers AS SELECT ${COLUMNS} FROM customers WHERE gym_id = current_gym_id();
      GRANT SELECT ON searchable_customers TO gym_api;
      ${searchText('search_key(NEW.email)')}
      ALTER TABLE customers DROP CONSTRAINT customers_guardian_id_fkey, DROP CONSTRAINT customers_mail_consent_check,
        DROP CONSTRAINT customers_tags_check, DROP CONSTRAINT customers_email_check;
      DELETE FROM customers WHERE email IS NULL;
      ALTER TABLE customers ALTER COLUMN email SET NOT NULL,
        DROP COLUMN mail_consent_source, DROP COLUMN mail_consent_at, DROP COLUMN mail_consent, DROP COLUMN phone_e164,
        DROP COLUMN emergency_contact_phone, DROP COLUMN emergency_contact_name, DROP COLUMN guardian_id,
        DROP COLUMN tags, DROP COLUMN card_number, DROP COLUMN external_id;
    `);
  }
}
