import { type Client } from 'pg';

/** What is about people of several gyms: each server has a copy of it. */
const REFERENCE_TABLES = ['account_tokens', 'second_factors', 'users'];

/** What no other table refers to: it stays on the coordinator. */
const LOCAL_TABLES = ['migrations', 'rate_limits'];

const names = (tables: readonly string[]): string => tables.map((table) => `'${table}'`).join(', ');

/**
 * A common table expression `tables`: name, kind and, where a table is distributed, the number of the column that says of
 * which gym a row is.
 */
export const TABLES = `
  tables AS (
    SELECT oid, relname::text AS name, CASE
        WHEN relname IN (${names(REFERENCE_TABLES)}) THEN 'reference'
        WHEN relname IN (${names(LOCAL_TABLES)}) THEN 'local'
        ELSE 'distributed' END AS kind,
      (SELECT attnum FROM pg_attribute
       WHERE attrelid = pg_class.oid AND attname = CASE relname WHEN 'gyms' THEN 'id' ELSE 'gym_id' END) AS gym
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'f') AND NOT relispartition
  )`;

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
  referenced: string;
}

const HEADER = `-- Written by \`npm run db:distribution\`: distributes the tables, and what is in them, over the servers of a Citus cluster.
-- To be run by a superuser, by psql, on the coordinator. What else the cluster needs, and why the API does not run on one
-- yet: docs/decisions/0039-distribution-by-gym.md
\\set ON_ERROR_STOP on
BEGIN;
SET LOCAL citus.multi_shard_modify_mode TO 'sequential';
SET LOCAL citus.enable_unsafe_triggers TO on;
-- Rows that move are not news: no trigger fires.
SET LOCAL citus.propagate_set_commands TO 'local';
SET LOCAL session_replication_role TO replica;
`;

/** The SQL that distributes a migrated database. */
export async function distributionScript(client: Client): Promise<string> {
  const { rows: tables } = await client.query<{ name: string; kind: string; gym: string | null }>(
    `WITH ${TABLES} SELECT name, kind, attname AS gym FROM tables
     LEFT JOIN pg_attribute ON attrelid = tables.oid AND attnum = tables.gym ORDER BY name`,
  );
  const { rows: keys } = await client.query<ForeignKey>(
    `WITH ${TABLES} SELECT tables.name AS table, conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition,
       confrelid::regclass::text AS referenced
     FROM pg_constraint JOIN tables ON tables.oid = conrelid WHERE contype = 'f' ORDER BY 1, 2`,
  );
  const reference = new Set(tables.filter(({ kind }) => kind === 'reference').map(({ name }) => name));
  const distributed = inOrder(
    tables.filter(({ kind }) => kind === 'distributed'),
    keys,
  );
  const toReference = keys.filter(
    ({ table, referenced }) => !reference.has(table) && reference.has(referenced),
  );
  return [
    HEADER,
    '-- Otherwise whatever is connected with a reference table becomes a table of the coordinator.',
    ...toReference.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name};`),
    '',
    ...inOrder(
      tables.filter(({ kind }) => kind === 'reference'),
      keys,
    ).map(({ name }) => `SELECT create_reference_table('${name}');`),
    '',
    ...distributed.map(
      ({ name, gym }, index) =>
        `SELECT create_distributed_table('${name}', '${gym}'${index === 0 ? '' : `, colocate_with => '${distributed[0]!.name}'`});`,
    ),
    '',
    ...toReference.map(
      ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition};`,
    ),
    '',
    '-- Rights to columns, which shards do not inherit.',
    ...(await columnGrants(client)),
    'COMMIT;',
    '',
  ].join('\n');
}

/** Each table after those that it refers to. */
function inOrder<Table extends { name: string }>(tables: Table[], keys: ForeignKey[]): Table[] {
  const ordered: Table[] = [];
  const add = (table: Table): void => {
    if (ordered.includes(table)) return;
    for (const { referenced } of keys.filter(
      (key) => key.table === table.name && key.referenced !== key.table,
    ))
      for (const other of tables) if (other.name === referenced) add(other);
    ordered.push(table);
  };
  // First the one that all the others are about.
  for (const table of tables.toSorted((a, b) => Number(b.name === 'gyms') - Number(a.name === 'gyms')))
    add(table);
  return ordered;
}

async function columnGrants(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ grant: string }>(
    `WITH ${TABLES}
     SELECT format('GRANT %s (%s) ON %s TO %s;', privilege_type, string_agg(attname, ', ' ORDER BY attnum), name, grantee::regrole) AS grant
     FROM tables JOIN pg_attribute ON attrelid = tables.oid, aclexplode(attacl)
     WHERE kind <> 'local' GROUP BY name, grantee, privilege_type ORDER BY name, grantee::regrole::text, privilege_type`,
  );
  return rows.map(({ grant }) => grant);
}
