import { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `gym_id, id, first_name, last_name, email, phone, active, date_of_birth, membership_start, membership_end,
          notes, created_at, updated_at, search_text`;

/** What customers are sorted by, as columns of `searchable_customers` (docs/decisions/0032-keyset-pages.md). */
export class CustomerSortKeys1764080000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A search key as lists sort it by its bytes. Letters beyond ASCII are codes that begin with A to J; they go behind z.
      -- An entry of an index has at most 2,700 bytes, and a cursor must fit into a URL.
      CREATE FUNCTION sort_key(search_key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN left(translate(search_key, 'ABCDEFGHIJ', 'ÀÁÂÃÄÅÆÇÈÉ'), 255);

      CREATE OR REPLACE VIEW searchable_customers AS
        SELECT ${COLUMNS},
          sort_key(split_part(search_text, E'\\n', 2) || E'\\n' || split_part(search_text, E'\\n', 1)) COLLATE "C" AS sort_name,
          sort_key(split_part(search_text, E'\\n', 3)) COLLATE "C" AS sort_email,
          -- A membership without an end outlasts all others.
          coalesce(membership_end, 'infinity') AS sort_membership_end
        FROM customers WHERE gym_id = current_gym_id();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW searchable_customers;
      CREATE VIEW searchable_customers AS SELECT ${COLUMNS} FROM customers WHERE gym_id = current_gym_id();
      GRANT SELECT ON searchable_customers TO gym_api;
      DROP FUNCTION sort_key(text);
    `);
  }
}
