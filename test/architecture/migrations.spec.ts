import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationInterface } from 'typeorm';
import { MARKS, MIGRATION_RULES, offences, statementsIn, statementsOf } from './migration-rules';

const FOLDER = join(__dirname, '../../migrations');

/** What breaks each rule. */
const OFFENDERS: Record<string, string[]> = {
  'drops nothing': [
    'DROP TABLE customers',
    'ALTER TABLE customers DROP COLUMN phone',
    'alter table customers\n  drop phone',
    'ALTER TABLE customers ADD COLUMN mobile text, DROP CONSTRAINT customers_first_name_check',
    'ALTER TABLE gyms ALTER COLUMN timezone DROP DEFAULT',
    'DROP INDEX CONCURRENTLY customers_list_idx',
    'DROP FUNCTION delete_user_without_gym()',
  ],
  'renames nothing': [
    'ALTER TABLE customers RENAME TO members',
    'ALTER TABLE customers RENAME COLUMN phone TO mobile',
    'ALTER TABLE "customers" RENAME CONSTRAINT a TO b',
    'ALTER TABLE customers SET SCHEMA archive',
  ],
  'deletes nothing': ['TRUNCATE mails', "DELETE FROM mails WHERE status = 'sent'"],
  'takes no right': [
    'REVOKE SELECT ON customers FROM gym_api',
    'REVOKE EXECUTE ON FUNCTION search_key(text) FROM PUBLIC',
  ],
  'hides no row': [
    'ALTER TABLE customers ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE customers FORCE ROW LEVEL SECURITY',
  ],
  'changes no type': [
    'ALTER TABLE customers ALTER COLUMN phone TYPE varchar(16)',
    'ALTER TABLE customers ALTER phone SET DATA TYPE text',
  ],
  'demands no value where none was needed': ['ALTER TABLE customers ALTER COLUMN phone SET NOT NULL'],
  'adds no column that must be filled in': [
    'ALTER TABLE customers ADD COLUMN locale text NOT NULL',
    'ALTER TABLE customers ADD COLUMN a int NOT NULL DEFAULT 0, ADD b int NOT NULL',
  ],
  'builds indexes beside the traffic': [
    'CREATE INDEX customers_phone_idx ON customers (phone)',
    'CREATE UNIQUE INDEX customers_phone_key ON customers (phone)',
  ],
  'checks the rows that are there beside the traffic': [
    'ALTER TABLE customers ADD CONSTRAINT customers_phone_check CHECK (phone <> $$$$)',
    'ALTER TABLE customers ADD CONSTRAINT customers_phone_key UNIQUE (gym_id, phone)',
    'ALTER TABLE customers ADD FOREIGN KEY (gym_id) REFERENCES gyms (id)',
  ],
};

/** What the release before survives. */
const KEPT = [
  'CREATE TABLE plans (id bigint NOT NULL, name text NOT NULL); CREATE INDEX plans_name_idx ON plans (name)',
  'CREATE TABLE plans (id bigint); ALTER TABLE plans ADD CONSTRAINT plans_pkey PRIMARY KEY (id)',
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC',
  'ALTER TABLE customers ADD COLUMN locale text',
  `ALTER TABLE customers ADD COLUMN locale text NOT NULL DEFAULT 'en'`,
  `ALTER TABLE customers ADD COLUMN locale text DEFAULT 'en' NOT NULL, ADD COLUMN mobile text`,
  'ALTER TABLE customers ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY NOT NULL',
  'CREATE INDEX CONCURRENTLY customers_phone_idx ON customers (phone)',
  'ALTER TABLE customers ADD CONSTRAINT c CHECK (phone IS NOT NULL) NOT VALID',
  'ALTER TABLE customers VALIDATE CONSTRAINT c',
  'ALTER TABLE customers ADD CONSTRAINT customers_phone_key UNIQUE USING INDEX customers_phone_idx',
  `COMMENT ON TABLE customers IS 'DROP TABLE customers; TRUNCATE mails'`,
  '-- DROP TABLE customers\nSELECT 1 /* RENAME */',
  'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN DELETE FROM users; DROP TABLE x; END $f$',
];

const REASONS = {
  contract: '-- contract: released in 1.4.0',
  locks: '-- locks: the table has a few rows',
  safe: '-- safe: the owner has a policy',
};

describe.each(MIGRATION_RULES)('A migration $name', ({ name, mark }) => {
  it('is refused', () => {
    expect(OFFENDERS[name]).not.toHaveLength(0);
    for (const sql of OFFENDERS[name] ?? [])
      expect({ sql, broken: offences(statementsIn(sql)) }).toEqual({ sql, broken: [name] });
  });

  it('is allowed with a stated reason', () => {
    const comment = REASONS[mark];
    const other = Object.values(REASONS).find((reason) => reason !== comment);
    for (const sql of OFFENDERS[name] ?? []) {
      expect(offences(statementsIn(`${comment}\n${sql};`))).toEqual([]);
      expect(offences(statementsIn(`${other}\n${sql};`))).toEqual([name]);
      expect(offences(statementsIn(`${comment}\nSELECT 1;\n${sql}`))).toEqual([name]);
    }
  });
});

describe('Migrations', () => {
  it.each(KEPT)('may contain %s', (sql) => {
    expect(offences(statementsIn(sql))).toEqual([]);
  });

  it.each(['-- contract:', '-- contract: released in the next one', '-- locks:', '-- locks: no', '-- safe:'])(
    'are not excused by %s',
    (comment) => {
      expect(Object.values(MARKS).filter((mark) => mark.test(comment))).toEqual([]);
    },
  );

  it('are refused when they do anything but run SQL', async () => {
    const migration: MigrationInterface = {
      up: (queryRunner) => queryRunner.dropTable('customers'),
      down: async () => undefined,
    };
    await expect(statementsOf(migration)).rejects.toThrow('uses dropTable');
  });

  it.each(readdirSync(FOLDER))('of this repository only expand the schema: %s', async (file) => {
    const exports = Object.values(
      (await import(join(FOLDER, file))) as Record<string, new () => MigrationInterface>,
    );
    expect(exports).toHaveLength(1);
    const statements = await statementsOf(new exports[0]!());
    expect(statements).not.toHaveLength(0);
    expect(offences(statements)).toEqual([]);
  });
});
