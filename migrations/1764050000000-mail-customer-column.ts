import { MigrationInterface, QueryRunner } from 'typeorm';

/** Which customer a mail is to, so that it can go with them; and the worker's right to remove what is settled. */
export class MailCustomerColumn1764050000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mails ADD COLUMN customer_id bigint;
      GRANT DELETE ON mails TO gym_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE DELETE ON mails FROM gym_worker;
      ALTER TABLE mails DROP COLUMN customer_id;
    `);
  }
}
