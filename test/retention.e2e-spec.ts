import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database, type Run, WorkerTransaction } from '@libs/platform/database';
import { type App } from '@libs/platform/http';
import { DeleteOldRowsJob, RetentionPolicies } from '@libs/platform/retention';
import { type QueryResult } from 'pg';
import { eventually } from './support/eventually';
import { MailLab } from './support/mail-lab';

jest.setTimeout(60_000);

let lab: MailLab;
let worker: App;
beforeAll(async () => {
  lab = await MailLab.open('postgres');
  worker = await lab.startWorker();
});
afterAll(() => lab.close());

const database = () => worker.get(Database, { strict: false });
/** Runs a statement with the rights of the worker. @returns how many rows it changed */
const asWorker = (statement: string) => database().inWorker((tx) => tx.execute(statement));
const deleteOldRows = () => worker.get(DeleteOldRowsJob, { strict: false }).run();

describe('The list of what is kept, in docs/operations.md', () => {
  /** How each table is kept small, by its name. */
  const removedBy = new Map<string, string>();
  beforeAll(() => {
    const page = readFileSync(join(__dirname, '../docs/operations.md'), 'utf8');
    const [, section = ''] = page.split('## What is kept, and for how long');
    for (const [, tables, by] of section
      .split('\n## ')[0]!
      .matchAll(/^\| ((?:`[\w.]+`(?:, )?)+) +\|[^|]+\| +(\S[^|]*?) +\|$/gm))
      for (const [, table] of tables!.matchAll(/`([\w.]+)`/g)) removedBy.set(table!, by!);
  });

  const tables = async (): Promise<string[]> =>
    (
      await lab.sql<{ name: string }>(
        `SELECT CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END || relname AS name
         FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
      )
    ).map(({ name }) => name);

  it('names every table of the database, and no other', async () => {
    expect([...removedBy.keys()].toSorted()).toEqual((await tables()).toSorted());
  });

  it('lacks a table that nobody has thought about', async () => {
    await lab.sql('CREATE TABLE forgotten (id bigint)');
    try {
      expect((await tables()).filter((table) => !removedBy.has(table))).toEqual(['forgotten']);
    } finally {
      await lab.sql('DROP TABLE forgotten');
    }
  });

  it('says of just those tables that have a retention policy that the job removes their rows', () => {
    const policies = worker.get(RetentionPolicies, { strict: false }).all.map(({ table }) => table);
    const listed = [...removedBy].filter(([, by]) => by === '`delete-old-rows`').map(([table]) => table);
    expect(listed.toSorted()).toEqual(policies.toSorted());
  });

  it('says of no table that its rows go with those of another when no foreign key takes them along', async () => {
    const cascades = await lab.sql<{ cascade: string }>(
      `SELECT conrelid::regclass || ' with ' || confrelid::regclass AS cascade FROM pg_constraint
       WHERE contype = 'f' AND confdeltype = 'c'`,
    );
    const listed = [...removedBy].filter(([, by]) => by.startsWith('with '));
    expect(listed.length).toBeGreaterThan(5);
    for (const [table, by] of listed)
      expect(cascades).toContainEqual({ cascade: `${table} ${by.replaceAll('`', '')}` });
  });
});

describe('Every hour', () => {
  const EXPIRED = ['expired', '-1 second'];
  const VALID = ['valid', '1 hour'];
  let userId: string;
  beforeAll(async () => {
    [{ id: userId }] = (await lab.sql<{ id: string }>(
      `INSERT INTO users (email, password_hash) VALUES ('a@example.com', '') RETURNING id`,
    )) as [{ id: string }];
    await lab.sql(`INSERT INTO staff (gym_id, user_id, role) VALUES ($1, $2, 'owner')`, [lab.gymId, userId]);
  });

  it('the job is planned', async () => {
    await eventually('the next hour is planned', async () => {
      const planned = await lab.workers.queue(worker, 'delete-old-rows').getJobScheduler('delete-old-rows');
      return planned?.pattern === '17 * * * *';
    });
  });

  it('sessions that have expired go, with their refresh tokens, also of accounts that never sign in again', async () => {
    const insert = `WITH session AS (
        INSERT INTO sessions (gym_id, user_id, user_agent, expires_at)
        SELECT $1, $2, $3, now() + $4::interval FROM generate_series(1, $5) RETURNING gym_id, id
      ) INSERT INTO refresh_tokens (gym_id, session_id, hash) SELECT gym_id, id, $3::bytea FROM session`;
    // More than one transaction removes.
    await lab.sql(insert, [lab.gymId, userId, ...EXPIRED, 120]);
    await lab.sql(insert, [lab.gymId, userId, ...VALID, 1]);
    await deleteOldRows();
    expect(await lab.sql('SELECT user_agent FROM sessions')).toEqual([{ user_agent: 'valid' }]);
    expect(await lab.sql('SELECT convert_from(hash, $1) AS token FROM refresh_tokens', ['UTF8'])).toEqual([
      { token: 'valid' },
    ]);
  });

  it('links to set a password or an address that have expired go', async () => {
    for (const [hash, time] of [EXPIRED, VALID])
      await lab.sql(
        `INSERT INTO account_tokens (hash, user_id, purpose, expires_at) VALUES ($1, $2, 'reset_password', now() + $3::interval)`,
        [hash, userId, time],
      );
    await deleteOldRows();
    expect(await lab.sql(`SELECT encode(hash, 'escape') AS hash FROM account_tokens`)).toEqual([
      { hash: 'valid' },
    ]);
  });

  it('invitations that have expired go', async () => {
    for (const [email, time] of [EXPIRED, VALID])
      await lab.sql(
        `INSERT INTO staff_invitations (gym_id, email, email_key, role, token_hash, expires_at)
         VALUES ($1, $2::text, $2, 'coach', '', now() + $3::interval)`,
        [lab.gymId, email, time],
      );
    await deleteOldRows();
    expect(await lab.sql('SELECT email FROM staff_invitations')).toEqual([{ email: 'valid' }]);
  });

  it('scans of cards that nobody has go after 90 days, and no other check-in, whatever the worker is asked to do', async () => {
    const [customer] = await lab.sql<{ id: string }>(
      `INSERT INTO customers (gym_id, first_name, last_name, email) VALUES ($1, 'A', 'B', 'a@example.com') RETURNING id`,
      [lab.gymId],
    );
    const insert = (who: object, days: number) =>
      lab.sql(
        `INSERT INTO check_ins (gym_id, customer_id, card_number, occurred_at, decision, reasons, checked_in_by, created_at)
         SELECT $1, customer_id, card_number, now(), 'denied', '{expired}', 1, now() - $3 * interval '1 day'
         FROM jsonb_populate_record(NULL::check_ins, $2)`,
        [lab.gymId, JSON.stringify(who), days],
      );
    await insert({ card_number: 'old' }, 91);
    await insert({ card_number: 'recent' }, 89);
    await insert({ customer_id: customer!.id }, 1_000);
    await deleteOldRows();
    expect(await asWorker('DELETE FROM check_ins')).toBe(0);
    expect(await lab.sql('SELECT card_number FROM check_ins ORDER BY id')).toEqual([
      { card_number: 'recent' },
      { card_number: null },
    ]);
  });

  describe('entries of the audit log', () => {
    const insert = (action: string, days: number, count = 1) =>
      lab.sql(
        `INSERT INTO audit_log (gym_id, action, resource, resource_id, at)
         SELECT $1, $2, 'test', 1, now() - $3 * interval '1 day' FROM generate_series(1, $4)`,
        [lab.gymId, action, days, count],
      );
    const actions = () => lab.sql(`SELECT DISTINCT action FROM audit_log WHERE resource = 'test' ORDER BY 1`);
    afterEach(() => lab.sql(`DELETE FROM audit_log WHERE resource = 'test'`));

    it('go after three years, however many there are', async () => {
      await insert('old', 1_096, 2_500);
      await insert('recent', 1_094);
      await deleteOldRows();
      expect(await actions()).toEqual([{ action: 'recent' }]);
    });

    it('go after the time that is configured', async () => {
      const other = await lab.startWorker({ AUDIT_LOG_RETENTION_DAYS: '100' });
      await insert('old', 101);
      await insert('recent', 99);
      await other.get(DeleteOldRowsJob, { strict: false }).run();
      expect(await actions()).toEqual([{ action: 'recent' }]);
    });

    it('of the last 90 days cannot be removed by the worker, whatever it is asked to do', async () => {
      await insert('old', 91);
      await insert('recent', 89);
      await asWorker('DELETE FROM audit_log');
      expect(await actions()).toEqual([{ action: 'recent' }]);
    });
  });

  it('what cannot be removed from one table keeps no other from being cleaned up, and is tried again', async () => {
    await lab.sql(
      `INSERT INTO welcomed_addresses (gym_id, address_hash, created_at) VALUES ($1, 'old', now() - interval '2 years')`,
      [lab.gymId],
    );
    await lab.sql('REVOKE DELETE ON mails FROM gym_worker');
    try {
      await expect(deleteOldRows()).rejects.toThrow('Not all old rows could be deleted');
    } finally {
      await lab.sql('GRANT DELETE ON mails TO gym_worker');
    }
    expect(await lab.sql('SELECT FROM welcomed_addresses')).toEqual([]);
  });

  it.each(['sessions', 'account_tokens', 'staff_invitations'])(
    'the worker sees nothing of %s that have not expired',
    async (table) => {
      expect(await lab.sql(`SELECT FROM ${table}`)).toHaveLength(1);
      expect(await asWorker(`DELETE FROM ${table}`)).toBe(0);
      await expect(asWorker(`SELECT * FROM ${table}`)).rejects.toThrow('permission denied');
    },
  );
});

describe('The queue in PostgreSQL', () => {
  it('keeps the last hundred jobs that succeeded, and one more for each that ended at the same moment', async () => {
    // In its first week a gym may send a hundred mails a day.
    await lab.sql(`UPDATE mail_senders SET created_at = now() - interval '1 month'`);
    for (let added = 0; added < 130; added++) await lab.addMail();
    await lab.arrived(130);
    let completed: number | undefined = 0;
    await eventually('no job is left', async () => {
      const counts = await lab.queue(worker).getJobCounts('waiting', 'delayed', 'active', 'completed');
      ({ completed } = counts);
      return counts.waiting === 0 && counts.delayed === 0 && counts.active === 0;
    });
    // BullMQ deletes all but a hundred in the transaction that ends a job, which does not see others of the five that run at a time.
    expect(completed).toBeGreaterThanOrEqual(100);
    expect(completed).toBeLessThan(100 + 5);
  });

  it('keeps about ten thousand events', async () => {
    await lab.sql(`SELECT bullmq.publish_event('mails', 'test', '{}') FROM generate_series(1, 11000)`);
    const [events] = await lab.sql<{ count: number }>(`SELECT count(*)::int AS count FROM bullmq.event`);
    expect(events!.count).toBeLessThan(10_600);
  });
});

it('Old rows are found in the order of an index, without looking at the others', async () => {
  for (const { table, getPolicy } of worker.get(RetentionPolicies, { strict: false }).all) {
    let plan = '';
    await database().inWorker(async (tx) => {
      // Tables of a test are so small that any way to read them is good.
      for (const way of ['seqscan', 'bitmapscan', 'sort', 'hashjoin'])
        await tx.execute(`SET LOCAL enable_${way} = off`);
      const explain: Run = async (sql, parameters) => {
        const rows = await tx.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters);
        plan = rows.map((line) => line['QUERY PLAN']).join('\n');
        return { rows: [], rowCount: 0 } as unknown as QueryResult;
      };
      await getPolicy().deleteBatch(new WorkerTransaction({ run: explain }), 1_000);
    });
    expect(plan).toMatch(
      new RegExp(
        `Limit .*\\n +-> +Index (?:Only )?Scan using ${table}_(?:expires_at|created_at|settled_at|retention)_idx`,
      ),
    );
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  }
});
