import { Database, GymTransaction, type Run } from '@libs/platform/database';
import { type QueryResult } from 'pg';
import { type Principal } from '@libs/platform/identity';
import { Cursor } from '@libs/platform/input';
import { AuditLogRepository } from '../libs/audit/src/audit-log.repository';
import { ListAuditLogQuery } from '../libs/audit/src/list-audit-log.query';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { type AuditEntry, type AuditPage, readLog, userOf } from './support/audit-log';
import { expectInvalid, expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

const cursorOf = (sort: string, keys: (string | number)[]): string => new Cursor(sort, keys).toString();

const read = async (path: string, api: ApiClient = owner.api): Promise<AuditPage> =>
  expectStatus(await api.get<AuditPage>(path), 200);
const log = (query: string, api: ApiClient = owner.api): Promise<AuditEntry[]> =>
  readLog(api, `/audit-log${query}`);

/** Every page of a list, one after the other. */
async function pages(path: string, limit: number): Promise<AuditPage[]> {
  const all = [await read(`${path}?limit=${limit}`)];
  for (let cursor = all[0]!.next_cursor; cursor !== null; cursor = all.at(-1)!.next_cursor)
    all.push(await read(`${path}?limit=${limit}&cursor=${cursor}`));
  return all;
}

describe('GET /audit-log', () => {
  let gym: SignedUpGym;
  let customers: number[];
  beforeAll(async () => {
    gym = await buildGym(test.api);
    customers = [];
    for (let count = 0; count < 5; count++) customers.push((await buildCustomer(gym.api)).id);
    await gym.api.delete(`/customers/${customers[0]}`);
  });

  it('is read in pages that end, newest first, without gaps or repetitions while it grows', async () => {
    const whole = await log('?limit=200', gym.api);
    expect(whole).toHaveLength(9);
    const first = await read('/audit-log?limit=3', gym.api);
    await gym.api.patch('/gyms/me', { description: 'meanwhile' });
    const second = await read(`/audit-log?limit=3&cursor=${first.next_cursor}`, gym.api);
    const third = await read(`/audit-log?limit=3&cursor=${second.next_cursor}`, gym.api);
    expect([...first.items, ...second.items, ...third.items]).toEqual(whole);
    expect(third.next_cursor).toBeNull();
    expect(whole.map(({ id }) => id)).toEqual(whole.map(({ id }) => id).toSorted((a, b) => b - a));
  });

  it('is filtered by actor, resource, action and time, in any combination', async () => {
    const whole = await log('?limit=200', gym.api);
    const filtered = async (query: object) =>
      (await log(`?limit=200&${String(new URLSearchParams(query as Record<string, string>))}`, gym.api)).map(
        ({ id }) => id,
      );
    const ids = (matches: (entry: AuditEntry) => boolean) => whole.filter(matches).map(({ id }) => id);
    const user_id = await userOf(test, gym);
    const middle = whole[4]!.at;

    expect(await filtered({ actor_id: user_id })).toEqual(ids(({ actor_id }) => actor_id === user_id));
    expect(await filtered({ actor_id: user_id + 1_000 })).toEqual([]);
    expect(await filtered({ resource: 'gym' })).toEqual(ids(({ resource }) => resource === 'gym'));
    expect(await filtered({ resource: 'customer', resource_id: customers[0] })).toHaveLength(2);
    expect(await filtered({ action: 'customer.deleted' })).toHaveLength(1);
    expect(await filtered({ resource: 'customer', action: 'gym.created' })).toEqual([]);
    expect(await filtered({ from: middle })).toEqual(ids(({ at }) => at >= middle));
    expect(await filtered({ to: middle })).toEqual(ids(({ at }) => at < middle));
    expect(await filtered({ from: middle, to: middle })).toEqual([]);
    expect(await filtered({ from: middle.replace('Z', '+00:00'), action: 'customer.deleted' })).toHaveLength(
      1,
    );
  });

  it.each([
    ['from=2026-01-01', 'query.from'],
    ['to=2026-02-30T00:00:00Z', 'query.to'],
    ['to=2026-02-28T00:00:00', 'query.to'],
    ['from=9999-12-31T23:59:59-01:00', 'query.from'],
    ['cursor=x', 'query.cursor'],
    ['cursor=0', 'query.cursor'],
    [`cursor=${cursorOf('-id', [1.5])}`, 'query.cursor'],
    [`cursor=${cursorOf('id', [1])}`, 'query.cursor'],
    ['limit=201', 'query.limit'],
    ['actor_id=1.5', 'query.actor_id'],
    ['resource=%00', 'query.resource'],
    [`action=${'x'.repeat(65)}`, 'query.action'],
  ])('refuses %s', async (query, place) => {
    expectInvalid(await gym.api.get(`/audit-log?${query}`), place);
  });

  it.each(['manager', 'front_desk', 'coach'])('is not for a %s', async (role) => {
    const other = await buildGym(test.api);
    await test.sql('UPDATE staff SET role = $1 WHERE gym_id = $2', [role, other.gym.id]);
    const answer = await other.api.get('/audit-log');
    expectProblem(answer, 403);
    expect(answer.body.code).toBe('role_not_allowed');
  });
});

describe('GET /customers/{id}/history', () => {
  it('has the entries of that customer in pages, and of no other', async () => {
    const [one, other] = [await buildCustomer(owner.api), await buildCustomer(owner.api)];
    for (const { id } of [one, other, one, other])
      await owner.api.patch(`/customers/${id}`, { notes: `${Math.random()}` });
    const all = (await pages(`/customers/${one.id}/history`, 1)).flatMap(({ items }) => items);
    expect(all.map(({ action, resource_id }) => ({ action, resource_id }))).toEqual(
      ['customer.updated', 'customer.updated', 'customer.created'].map((action) => ({
        action,
        resource_id: one.id,
      })),
    );
    expect(all).toEqual(await log(`?resource=customer&resource_id=${one.id}`));
  });

  it('ends with the customer, of whom the audit log still tells', async () => {
    const { id } = await buildCustomer(owner.api);
    await owner.api.delete(`/customers/${id}`);
    expectProblem(await owner.api.get(`/customers/${id}/history`), 404);
    expect(await log(`?resource=customer&resource_id=${id}`)).toHaveLength(2);
  });
});

describe('In a long log', () => {
  const repository = new AuditLogRepository();
  let principal: Principal;
  beforeAll(async () => {
    const { gym } = await buildGym(test.api);
    principal = { user_id: 1, gym_id: gym.id, role: 'owner', timezone: 'UTC' };
    // Forty-two minutes between two entries, and one entry of each of 41 other gyms in between.
    await test.sql(
      `INSERT INTO audit_log (gym_id, at, actor_id, action, resource, resource_id)
       SELECT CASE WHEN number % 42 = 0 THEN $1 ELSE 1000000 + number % 42 END,
         '2020-01-01'::timestamptz + number * interval '1 min', number % 20,
         CASE number % 1000 WHEN 0 THEN 'customer.deleted' ELSE 'customer.updated' END, 'customer', number % 500
       FROM generate_series(1, 84000) AS number`,
      [gym.id],
    );
    await test.sql('ANALYZE audit_log');
  });

  it.each<[Partial<ListAuditLogQuery>, string]>([
    [{}, 'pkey'],
    [{ cursor: new Cursor('-id', [5_000]) }, 'pkey'],
    [{ resource: 'customer', resource_id: 20 }, 'resource_idx'],
    [{ actor_id: 77 }, 'actor_idx'],
    [{ action: 'customer.deleted' }, 'action_idx'],
    [{ from: '2020-02-01T00:00:00Z', to: '2020-02-02T00:00:00Z' }, 'at_idx'],
  ])('what %j asks for is found by an index of the gym (%s)', async (filters, index) => {
    const query = Object.assign(new ListAuditLogQuery(), filters);
    let plan: unknown;
    await test.app.get(Database).readInGym(principal, (tx) => {
      const explain: Run = async (sql, parameters) => {
        plan = await tx.query(`EXPLAIN ${sql}`, parameters);
        return { rows: [] as unknown[] } as QueryResult;
      };
      return repository.list(new GymTransaction({ run: explain }, principal), query);
    });
    expect(JSON.stringify(plan)).toContain(`audit_log_${index}`);
    expect(JSON.stringify(plan)).not.toContain('Seq Scan');
  });
});
