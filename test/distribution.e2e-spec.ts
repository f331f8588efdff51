import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { distributionScript, TABLES } from '../scripts/distribution';
import { createTestDatabase, type TestDatabase } from './support/test-database';

interface Rule {
  /** What breaks it, one a row. `tables` are ours, `distributed` those of them that are distributed by gym. */
  offences: string;
  /** Something that breaks it. */
  offender: string;
  /** What of ours breaks it: docs/decisions/0039-distribution-by-gym.md says why, and what it would take. */
  known?: string[];
}

const triggersThat = (condition: string) => `
  SELECT tables.name || '.' || tgname AS offence FROM pg_trigger JOIN tables ON tables.oid = tgrelid
  JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal AND kind <> 'local' AND ${condition}`;

const badTrigger = (work: string) => `
  CREATE FUNCTION bad() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work}; RETURN NULL; END $$;
  CREATE TRIGGER bad AFTER INSERT ON customers FOR EACH ROW EXECUTE FUNCTION bad()`;

/** What Citus 13 and 14 demand of tables, from their documentation, their source and from trying it. */
const RULES: Record<string, Rule> = {
  'is distributed by its gym, or is known as a reference or a local table': {
    offences: `SELECT name AS offence FROM distributed WHERE gym IS NULL`,
    offender: 'CREATE TABLE bad (id bigint PRIMARY KEY)',
  },
  'says of which gym a row is in a bigint that is neither NULL nor computed': {
    offences: `SELECT name AS offence FROM distributed JOIN pg_attribute ON attrelid = distributed.oid AND attnum = gym
      WHERE atttypid <> 'bigint'::regtype OR NOT attnotnull OR attgenerated <> ''`,
    offender: 'CREATE TABLE bad (gym_id integer, id bigint, PRIMARY KEY (gym_id, id))',
  },
  'has a primary key': {
    offences: `SELECT name AS offence FROM tables WHERE kind <> 'local'
      AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = tables.oid AND indisprimary)`,
    offender: 'CREATE TABLE bad (gym_id bigint NOT NULL, id bigint NOT NULL)',
  },
  'keeps nothing unique across gyms': {
    offences: `SELECT indexrelid::regclass::text AS offence FROM pg_index JOIN distributed ON distributed.oid = indrelid
      WHERE indisunique AND NOT gym = ANY (indkey)`,
    offender: 'CREATE UNIQUE INDEX customers_phone_key ON customers (phone) WHERE active',
  },
  'excludes nothing across gyms': {
    offences: `SELECT conname AS offence FROM pg_constraint JOIN distributed ON distributed.oid = conrelid
      WHERE contype = 'x' AND NOT EXISTS (
        SELECT FROM unnest(conkey, conexclop) AS part (attribute, operator)
        JOIN pg_operator ON pg_operator.oid = part.operator AND oprname = '=' WHERE part.attribute = gym)`,
    offender: `CREATE EXTENSION btree_gist;
      ALTER TABLE customers ADD EXCLUDE USING gist (gym_id WITH <>, email WITH =)`,
  },
  'refers to rows of its own gym, or to a reference table': {
    offences: `SELECT conname AS offence FROM pg_constraint JOIN tables ON tables.oid = conrelid
      JOIN tables AS referenced ON referenced.oid = confrelid WHERE contype = 'f' AND NOT CASE tables.kind
        WHEN 'distributed' THEN referenced.kind = 'reference' OR referenced.kind = 'distributed' AND EXISTS (
          SELECT FROM unnest(conkey, confkey) AS pair (own, other) WHERE own = tables.gym AND other = referenced.gym)
        ELSE referenced.kind = tables.kind END`,
    offender: 'ALTER TABLE customers ADD FOREIGN KEY (id) REFERENCES gyms (id)',
  },
  'keeps its gym when what it refers to is changed or deleted': {
    offences: `SELECT conname AS offence FROM pg_constraint JOIN distributed ON distributed.oid = conrelid
      WHERE contype = 'f' AND gym = ANY (conkey) AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd', 'c'))`,
    offender: 'ALTER TABLE customers ADD FOREIGN KEY (gym_id) REFERENCES gyms (id) ON DELETE SET NULL',
  },
  'counts in bigints, so that each server can have numbers of its own': {
    offences: `SELECT name || '.' || attname AS offence FROM tables JOIN pg_attribute ON attrelid = tables.oid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE kind <> 'local' AND atttypid <> 'bigint'::regtype
        AND (attidentity <> '' OR pg_get_expr(adbin, adrelid) LIKE 'nextval(%')`,
    offender: 'CREATE TABLE bad (gym_id bigint, id serial, PRIMARY KEY (gym_id, id))',
  },
  'has no policy with a subquery': {
    offences: `SELECT polname AS offence FROM pg_policy JOIN tables ON tables.oid = polrelid
      WHERE kind <> 'local' AND concat(polqual, polwithcheck) LIKE '%{SUBLINK %'`,
    offender: `CREATE POLICY bad ON customers USING (gym_id IN (SELECT id FROM gyms))`,
  },
  'is an ordinary table: no rules, no inheritance, no partitions of partitions, nothing foreign': {
    offences: `SELECT name AS offence FROM tables JOIN pg_class ON pg_class.oid = tables.oid
      WHERE relhasrules OR relkind = 'f' OR relpersistence <> 'p' AND kind <> 'local'
        OR EXISTS (SELECT FROM pg_inherits JOIN pg_class AS parent ON parent.oid = inhparent
          WHERE inhrelid = tables.oid OR inhparent = tables.oid AND parent.relkind <> 'p')
        OR EXISTS (SELECT FROM pg_partition_tree(tables.oid) WHERE level > 1)`,
    offender: 'CREATE RULE bad AS ON DELETE TO customers DO INSTEAD NOTHING',
  },
  'gives no right to insert some columns, for a shard is given values for all': {
    offences: `SELECT DISTINCT name AS offence FROM tables JOIN pg_attribute ON attrelid = tables.oid, aclexplode(attacl)
      WHERE kind <> 'local' AND privilege_type = 'INSERT'`,
    offender: 'GRANT INSERT (email) ON customers TO gym_api',
    known: ['audit_log'],
  },
  'has no trigger that asks for the name of its table, which that of a shard is not': {
    offences: triggersThat(`prosrc ~* '\\mTG_(TABLE_NAME|TABLE_SCHEMA|RELNAME|RELID)\\M'`),
    offender: badTrigger(`IF TG_TABLE_NAME = 'customers' THEN RETURN OLD; END IF`),
  },
  'has no trigger that uses a table of which its shard knows nothing': {
    offences: triggersThat(
      `EXISTS (SELECT FROM tables AS used WHERE used.kind <> tables.kind AND prosrc ~ ('\\m' || used.name || '\\M'))`,
    ),
    offender: badTrigger('DELETE FROM users WHERE id = NEW.id'),
    known: ['staff.staff_delete_user_without_gym'],
  },
  'has no trigger that notifies, which is heard on the server of the shard alone': {
    offences: triggersThat(`prosrc ~* '\\m(pg_notify|NOTIFY)\\M'`),
    offender: badTrigger('NOTIFY bad'),
    known: [
      'check_ins.check_ins_announce',
      'check_ins.check_ins_announce_present',
      'devices.devices_announce',
      'gyms.gyms_announce',
      'import_runs.import_runs_announce',
      'imports.imports_announce',
      'mass_freezes.mass_freezes_announce',
      'second_factors.second_factors_announce',
      'sessions.sessions_announce',
      'staff.staff_announce',
    ],
  },
};

describe('As Citus demands it, each table of a gym', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function offencesAgainst(rule: Rule): Promise<string[]> {
    const { rows } = await client.query<{ offence: string }>(
      `WITH ${TABLES}, distributed AS (SELECT * FROM tables WHERE kind = 'distributed')
       SELECT offence FROM (${rule.offences}) AS offences ORDER BY offence`,
    );
    return rows.map(({ offence }) => offence);
  }

  it.each(Object.entries(RULES))('%s, but for what decision 39 lists', async (_, rule) => {
    const { known = [] } = rule;
    expect(await offencesAgainst(rule)).toEqual(known);
    const decision = readFileSync(join(__dirname, '../docs/decisions/0039-distribution-by-gym.md'), 'utf8');
    for (const offence of known) expect(decision).toContain(`\`${offence.split('.').at(-1)}\``);
  });

  it.each(Object.entries(RULES))('is found out where it breaks a rule: %s', async (_, rule) => {
    await client.query('BEGIN');
    await client.query(rule.offender);
    const found = await offencesAgainst(rule);
    await client.query('ROLLBACK');
    expect(found.filter((offence) => !rule.known?.includes(offence))).toHaveLength(1);
  });

  it('is in the script that distributes them, which `npm run db:distribution` has brought up to date', async () => {
    const script = readFileSync(join(__dirname, '../docs/distribute-by-gym.sql'), 'utf8');
    expect(script).toBe(await distributionScript(client));
  });
});
