import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Month and day of a customer's birth as one number, `1231` at the end of the year. */
const BIRTHDAY = `(extract(month FROM date_of_birth) * 100 + extract(day FROM date_of_birth))::integer`;

/** Whose birthday comes, read by an index (docs/decisions/0046-work-lists.md). Can be broken off and run again. */
export class CustomerBirthdays1764098000000 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE VIEW customer_birthdays AS
        SELECT gym_id, id, first_name, last_name, email, phone, active, has_memberships, membership_start, membership_end,
          date_of_birth, ${BIRTHDAY} AS birthday
        FROM customers WHERE gym_id = current_gym_id()
    `);
    await queryRunner.query('GRANT SELECT ON customer_birthdays TO gym_api');
    await buildIndex(queryRunner, 'customers_birthday_idx', `customers (gym_id, (${BIRTHDAY}), id)`);
    // Statistics of the key: plans depend on them.
    await queryRunner.query('ANALYZE customers');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_birthday_idx');
    await queryRunner.query('DROP VIEW customer_birthdays');
  }
}
