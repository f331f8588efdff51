import { AuditLog } from '@libs/audit';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { type AuditEntry, readLog, userOf } from './support/audit-log';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, customerFields, type SignedUpGym } from './support/factories';

let test: TestApp;
let database: Database;
let owner: SignedUpGym;
let actorId: number;
let principal: Principal;
beforeAll(async () => {
  test = await startTestApp({ TRUST_PROXY: '1' });
  database = test.app.get(Database);
  owner = await buildGym(test.api);
  actorId = await userOf(test, owner);
  principal = { user_id: actorId, gym_id: owner.gym.id, role: 'owner', timezone: 'UTC' };
});
afterAll(() => test.stop());

/** The log of a gym, newest first. */
const log = (query = '', api: ApiClient = owner.api): Promise<AuditEntry[]> =>
  readLog(api, `/audit-log?limit=200${query}`);
const history = (id: number): Promise<AuditEntry[]> => readLog(owner.api, `/customers/${id}/history`);

describe('The audit log', () => {
  it('tells who created a customer, when, from where, in which request, and with what', async () => {
    const fields = customerFields({ phone: '+1', notes: 'Prefers mornings' });
    const headers = { 'X-Request-Id': 'request-17', 'X-Forwarded-For': '203.0.113.9' };
    const start = Date.now();
    const { body } = await owner.api.post<{ id: number }>('/customers', fields, { headers });
    const [entry] = await log();
    expect(entry).toEqual({
      id: expect.any(Number),
      at: expect.any(String),
      actor_id: actorId,
      actor_device_id: null,
      action: 'customer.created',
      resource: 'customer',
      resource_id: body.id,
      before: null,
      after: {
        ...fields,
        active: true,
        date_of_birth: null,
        membership_start: null,
        membership_end: null,
        external_id: null,
        card_number: null,
        tags: [],
        guardian_id: null,
        emergency_contact_name: null,
        emergency_contact_phone: null,
        mail_consent: null,
        mail_consent_at: null,
        mail_consent_source: null,
        photo_id: null,
      },
      request_id: 'request-17',
      client_address: '203.0.113.9',
    });
    expect(Date.parse(entry!.at)).toBeGreaterThanOrEqual(start - 1);
    expect(Date.parse(entry!.at)).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('tells of a change just what changed, before and after', async () => {
    const { id } = await buildCustomer(owner.api, { phone: '+1' });
    await owner.api.patch(`/customers/${id}`, { phone: '+2', notes: 'New', last_name: 'Lovelace' });
    expect((await log())[0]).toMatchObject({
      actor_id: actorId,
      action: 'customer.updated',
      resource_id: id,
      before: { phone: '+1', notes: null },
      after: { phone: '+2', notes: 'New' },
    });
    expect(Object.keys((await log())[0]!.after!)).toEqual(['notes', 'phone']);
  });

  it('has no entry for a change that changes nothing, nor for one that fails', async () => {
    const { id } = await buildCustomer(owner.api);
    await owner.api.patch(`/customers/${id}`, { first_name: 'Ada' });
    await owner.api.patch(`/customers/${id}`, {
      membership_start: '2026-02-01',
      membership_end: '2026-01-01',
    });
    await database
      .inGym(principal, async (tx) => {
        await tx.execute('UPDATE customers SET notes = $1', ['rolled back']);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await history(id)).toHaveLength(1);
  });

  it('keeps what a deleted customer was', async () => {
    const { id, email } = await buildCustomer(owner.api);
    await owner.api.delete(`/customers/${id}`);
    expect((await log())[0]).toMatchObject({
      action: 'customer.deleted',
      resource_id: id,
      before: { first_name: 'Ada', email },
      after: null,
    });
  });

  it('tells of changes of the gym, and begins with its signup, when nobody was signed in', async () => {
    const gym = await buildGym(test.api);
    await gym.api.patch('/gyms/me', { name: 'Steel Temple' });
    const user_id = await userOf(test, gym);
    const [updated, signedIn, staff, created, ...rest] = await log('', gym.api);
    expect(rest).toEqual([]);
    expect(signedIn).toMatchObject({ action: 'account.signed_in', resource_id: user_id });
    expect(updated).toMatchObject({
      actor_id: user_id,
      action: 'gym.updated',
      resource_id: gym.gym.id,
      before: { name: 'Iron Temple' },
      after: { name: 'Steel Temple' },
    });
    expect(staff).toMatchObject({
      actor_id: user_id,
      action: 'staff.created',
      resource_id: user_id,
      after: { role: 'owner' },
    });
    expect(created).toMatchObject({ actor_id: null, action: 'gym.created', after: { name: 'Iron Temple' } });
    expect(created!.request_id).toBe(staff!.request_id);
  });

  it('survives the account that acted', async () => {
    const gym = await buildGym(test.api);
    const user_id = await userOf(test, gym);
    await buildCustomer(gym.api);
    await test.sql('DELETE FROM users WHERE id = $1', [user_id]);
    const entries = await test.sql<{ action: string; actor_id: string | null }>(
      'SELECT action, actor_id FROM audit_log WHERE gym_id = $1 ORDER BY id DESC LIMIT 2',
      [gym.gym.id],
    );
    expect(entries).toEqual([
      { action: 'staff.deleted', actor_id: null },
      { action: 'customer.created', actor_id: user_id },
    ]);
  });

  it('goes with its gym, together with what was being changed when the deletion began', async () => {
    const { api, gym } = await buildGym(test.api);
    await buildCustomer(api);
    let deletion: ReturnType<ApiClient['delete']> | undefined;
    await database.inGym({ ...principal, gym_id: gym.id }, async (tx) => {
      await tx.execute('UPDATE customers SET notes = $1', ['meanwhile']);
      deletion = api.delete('/gyms/me');
      await eventually('the deletion waits', () =>
        test.sql('SELECT FROM pg_locks WHERE NOT granted').then(({ length }) => length > 0),
      );
    });
    expect((await deletion)?.status).toBe(204);
    expect(await test.sql('SELECT FROM audit_log WHERE gym_id = $1', [gym.id])).toEqual([]);
  });

  it('has a chain of 20 entries after 20 concurrent edits of one customer', async () => {
    const { id } = await buildCustomer(owner.api, { notes: 'note 0' });
    const edits = Array.from({ length: 20 }, (_, number) =>
      owner.api.patch(`/customers/${id}`, { notes: `note ${number + 1}` }),
    );
    for (const { status } of await Promise.all(edits)) expect(status).toBe(200);
    const entries = (await history(id)).toReversed();
    expect(entries.map(({ action }) => action)).toEqual([
      'customer.created',
      ...Array<string>(20).fill('customer.updated'),
    ]);
    for (const [number, { before, at }] of entries.entries())
      if (number > 0) {
        expect(before).toEqual({ notes: entries[number - 1]!.after!.notes });
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(entries[number - 1]!.at));
      }
    expect(new Set(entries.map(({ after }) => after!.notes)).size).toBe(21);
    expect(new Set(entries.map(({ request_id }) => request_id)).size).toBe(21);
  });

  it('has events that rooms record in their own transaction, and none of one that was rolled back', async () => {
    const auditLog = test.app.get(AuditLog);
    const event = { action: 'account.recovered', resource: 'account', resource_id: actorId };
    const record = (tx: GymTransaction) => auditLog.record(tx, { ...event, after: { second_factor: true } });
    await database.inGym(principal, record);
    await database
      .inAccounts(async (accounts) => {
        await record(accounts.inGym(principal));
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const entries = await log('&action=account.recovered');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...event,
      actor_id: actorId,
      before: null,
      after: { second_factor: true },
      request_id: null,
      client_address: null,
    });
  });

  it.each([
    "x'; RESET ROLE; DROP TABLE audit_log; --",
    String.raw`x\'; RESET ROLE; --`,
    "203.0.113.9', true); --",
    '203.0.113.9:4711',
    'fe80::1%eth0; --',
    '999.0.0.1',
    '',
  ])('takes no harm from a request id and an address of %j', async (text) => {
    const headers = { 'X-Request-Id': text, 'X-Forwarded-For': text };
    const { status } = await owner.api.post('/customers', customerFields(), { headers });
    expect(status).toBe(201);
    const [entry] = await log();
    expect(entry!.request_id).toMatch(/^[\w.:-]{1,64}$/);
    expect([null, 'fe80::1', '127.0.0.1']).toContain(entry!.client_address);
  });
});

describe('The role of requests', () => {
  const asRequest = (statement: string) => database.inGym(principal, (tx) => tx.query(statement));

  it.each([
    `UPDATE audit_log SET action = 'nothing'`,
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    `INSERT INTO audit_log (gym_id, action, resource, resource_id, actor_id) VALUES (current_gym_id(), 'x', 'x', 1, 1)`,
    `INSERT INTO audit_log (gym_id, action, resource, resource_id, actor_device_id) VALUES (current_gym_id(), 'x', 'x', 1, 1)`,
    `INSERT INTO audit_log (gym_id, action, resource, resource_id, at) VALUES (current_gym_id(), 'x', 'x', 1, now())`,
    `INSERT INTO audit_log (gym_id, action, resource, resource_id, client_address) VALUES (current_gym_id(), 'x', 'x', 1, '::1')`,
    'ALTER TABLE customers DISABLE TRIGGER ALL',
  ])('may not: %s', async (statement) => {
    await expect(asRequest(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("may not write into another gym's log", async () => {
    await expect(
      asRequest(`INSERT INTO audit_log (gym_id, action, resource, resource_id) VALUES (999999, 'x', 'x', 1)`),
    ).rejects.toThrow('row-level security policy');
  });

  it.each(['gym_accounts', 'gym_worker'])('is the only one that reads or writes: not %s', async (role) => {
    await test.sql(`BEGIN; SET LOCAL ROLE ${role}`);
    try {
      await expect(test.sql('SELECT before, after FROM audit_log')).rejects.toThrow('permission denied');
    } finally {
      await test.sql('ROLLBACK');
    }
  });
});

describe('The catalogue', () => {
  /** Tables of gyms whose changes are not audited, and why. */
  const EXCEPTIONS: Record<string, string> = {
    audit_log: 'is the log',
    sessions: 'signing in and out are events of the log',
    refresh_tokens: 'follow from sessions',
    mail_senders: 'is what we count of a gym, and changes with each mail',
    reminder_senders: 'is how far the worker is with the mails of a gym',
    welcomed_addresses: 'follow from mails',
    check_ins: 'each says who sent it; whatever changes or overrides one is an event of the log',
    check_in_nonces: 'follow from check-ins',
    idempotency_keys: 'follow from what is audited',
    customer_merges: 'each is an event of the log',
    imports: 'say how far their work is; what they write is in the log',
    import_rows: 'are what was uploaded; what they write is in the log',
    import_runs: 'are work on imports',
    mass_freezes: 'each of their freezes is in the log',
    photos: 'which one a customer, or the gym, has is in the log',
    mails: 'follow from what is audited, and are rewritten by the worker with each attempt',
  };

  const WRITES_LOG = `tgfoid IN ('write_audit_log'::regproc, 'write_audit_log_of_added'::regproc)`;

  /** Tables of gyms without a trigger that writes every insert, update and delete to the log; of `gyms`, no delete. */
  const unaudited = async (): Promise<string[]> =>
    (
      await test.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relname = ANY ($1)
           AND (relname = 'gyms'
             OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'gym_id' AND NOT attisdropped))
           AND coalesce((
             SELECT string_agg(pg_get_triggerdef(oid), E'\\n' ORDER BY tgname) FROM pg_trigger
             WHERE tgrelid = pg_class.oid AND ${WRITES_LOG} AND tgenabled = 'O' AND tgqual IS NULL
           ), '') !~ CASE relname
             WHEN 'gyms' THEN 'AFTER INSERT OR UPDATE ON \\S+ FOR EACH ROW'
             WHEN 'customers' THEN 'AFTER DELETE OR UPDATE ON \\S+ FOR EACH ROW[^;]*AFTER INSERT ON \\S+ REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION write_audit_log_of_added'
             ELSE 'AFTER INSERT OR DELETE OR UPDATE ON \\S+ FOR EACH ROW' END
         ORDER BY name`,
        [Object.keys(EXCEPTIONS)],
      )
    ).map(({ name }) => name);

  it('has a trigger that writes the log on every table of a gym, but for exceptions with a reason', async () => {
    expect(await unaudited()).toEqual([]);
  });

  const TABLE = 'CREATE TABLE forgotten (gym_id bigint, id bigint)';
  const FUNCTION = `FOR EACH ROW EXECUTE FUNCTION write_audit_log('forgotten', 'id')`;
  it.each([
    TABLE,
    `${TABLE}; CREATE TRIGGER half AFTER INSERT OR UPDATE ON forgotten ${FUNCTION}`,
    `${TABLE}; CREATE TRIGGER columns AFTER INSERT OR DELETE OR UPDATE OF id ON forgotten ${FUNCTION}`,
    `${TABLE}; CREATE TRIGGER off AFTER INSERT OR UPDATE OR DELETE ON forgotten ${FUNCTION}; ALTER TABLE forgotten DISABLE TRIGGER off`,
  ])('is found lacking after %s', async (mistake) => {
    await test.sql(mistake);
    try {
      expect(await unaudited()).toEqual(['forgotten']);
    } finally {
      await test.sql('DROP TABLE forgotten');
    }
  });

  it('is found lacking where added customers are not in the log', async () => {
    await test.sql('BEGIN');
    try {
      await test.sql('DROP TRIGGER customers_write_audit_log_of_added ON customers');
      expect(await unaudited()).toEqual(['customers']);
    } finally {
      await test.sql('ROLLBACK');
    }
  });

  it('names every column of an audited table that is secret or derived as one to be left out', async () => {
    const suspicious = await test.sql<{ column: string; trigger: string }>(
      `SELECT attname AS column, pg_get_triggerdef(pg_trigger.oid) AS trigger
       FROM pg_trigger JOIN pg_attribute ON attrelid = tgrelid
       WHERE ${WRITES_LOG} AND attnum > 0 AND NOT attisdropped
         AND attname ~ 'password|secret|token|hash|search_'`,
    );
    expect(suspicious.map(({ column }) => column)).toContain('search_text');
    for (const { column, trigger } of suspicious) expect(trigger).toContain(`, '${column}'`);
  });
});
