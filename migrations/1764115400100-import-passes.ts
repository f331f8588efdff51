import { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that name a guardian are imported after all others (docs/decisions/0048-imports.md). */
export class ImportPasses1764115400100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Which pass through the file last_line is of.
      ALTER TABLE imports ADD COLUMN pass smallint NOT NULL DEFAULT 1;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE imports DROP COLUMN pass');
  }
}
