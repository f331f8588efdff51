import { canonicalEmail } from '@libs/platform/input';
import { MigrationInterface, QueryRunner } from 'typeorm';

interface Account {
  id: number;
  email: string;
}

/** One key for all spellings of an e-mail address. PostgreSQL knows no IDNA, so the application writes it. */
export class EmailKey1764020000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE users ADD COLUMN email_key text');
    // Of an address in ASCII, lower(email) is the key already.
    const accounts: Account[] = await queryRunner.query(
      `SELECT id, email FROM users WHERE email ~ '[^[:ascii:]]' OR email ~* '@(.*[.])?xn--' ORDER BY id`,
    );
    for (const { id, email } of accounts) {
      // Of two accounts with one address, the later keeps the key that it has had.
      await queryRunner.query(
        `UPDATE users SET email_key = $2 WHERE id = $1
           AND NOT EXISTS (SELECT FROM users AS other WHERE other.id <> $1 AND coalesce(other.email_key, lower(other.email)) = $2)`,
        [id, canonicalEmail(email)],
      );
    }
    await queryRunner.query(`
      -- locks: accounts are few, one for each gym, and only signing up and in waits
      CREATE UNIQUE INDEX users_email_key_key ON users ((coalesce(email_key, lower(email))))
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX users_email_key_key');
    await queryRunner.query('ALTER TABLE users DROP COLUMN email_key');
  }
}
