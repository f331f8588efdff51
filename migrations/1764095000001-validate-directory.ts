import { MigrationInterface, QueryRunner } from 'typeorm';

/** Holds the rows that were there against the constraints of the directory: they pass, and PostgreSQL may rely on it. */
export class ValidateDirectory1764095000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE customers VALIDATE CONSTRAINT customers_email_check;
      ALTER TABLE customers VALIDATE CONSTRAINT customers_tags_check;
      ALTER TABLE customers VALIDATE CONSTRAINT customers_mail_consent_check;
      ALTER TABLE customers VALIDATE CONSTRAINT customers_guardian_id_fkey;
    `);
  }

  async down(): Promise<void> {
    // Nothing to take back: the constraints go with the migration that added them.
  }
}
