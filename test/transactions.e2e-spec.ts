import { setImmediate } from 'node:timers/promises';
import { Database, type Transaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { buildCustomer, buildGym, customerFields } from './support/factories';

describe('Database', () => {
  let test: TestApp;
  let database: Database;
  let principal: Principal;
  beforeAll(async () => {
    test = await startTestApp({ DATABASE_POOL_SIZE: '2' });
    database = test.app.get(Database);
    const { gym } = await buildGym(test.api);
    principal = { user_id: 1, gym_id: gym.id, role: 'owner', timezone: 'Pacific/Kiritimati' };
  });
  afterAll(() => test.stop());

  const rename = (tx: Transaction, name: string): Promise<unknown> =>
    tx.query('UPDATE gyms SET name = $1 WHERE id = $2', [name, principal.gym_id]);
  const nameOfGym = async (): Promise<unknown> =>
    (await test.sql('SELECT name FROM gyms WHERE id = $1', [principal.gym_id]))[0]?.name;

  it('commits the changes of the callback', async () => {
    await database.inGym(principal, (tx) => rename(tx, 'Committed'));
    expect(await nameOfGym()).toBe('Committed');
  });

  it('rolls everything back when the callback throws', async () => {
    const failing = database.inGym(principal, async (tx) => {
      await rename(tx, 'Rolled back');
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await nameOfGym()).toBe('Committed');
  });

  it('fails when the callback ignores a failed statement, since nothing can be committed then', async () => {
    const careless = database.inGym(principal, async (tx) => {
      await rename(tx, 'Lost');
      await tx.execute('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('A failed statement was passed over');
    expect(await nameOfGym()).toBe('Committed');
  });

  it.each(['readInGym', 'readInAccounts', 'readInWorker'] as const)('%s refuses to write', async (read) => {
    const work = (tx: Transaction) =>
      tx.query(`UPDATE ${read === 'readInWorker' ? 'mails' : 'users'} SET created_at = now()`);
    const writing =
      read === 'readInGym'
        ? database.readInGym(principal, (tx) => rename(tx, 'Written'))
        : database[read](work);
    await expect(writing).rejects.toThrow('declared to read tried to write');
  });

  it('reads in the name of the gym to its end, also after waiting for something else', async () => {
    const whose = (tx: Transaction) =>
      tx.query(`SELECT current_user AS role, current_setting('app.gym_id') AS gym_id`);
    const rows = await database.readInGym(principal, async (tx) => {
      const first = await whose(tx);
      await setImmediate();
      return [...first, ...(await whose(tx))];
    });
    const own = { role: 'gym_api', gym_id: String(principal.gym_id) };
    expect(rows).toEqual([own, own]);
  });

  it("refuses a statement after the end of its transaction: the connection is another gym's", async () => {
    const kept = await database.readInGym(principal, async (tx) => tx);
    await expect(kept.query('SELECT 1')).rejects.toThrow('after its transaction had ended');
  });

  it('isolates concurrent transactions on the connections of a small pool', async () => {
    const names = await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        database
          .inGym(principal, async (tx) => {
            await tx.execute(`SELECT set_config('test.number', $1, true)`, [number]);
            const [row] = await tx.query<[{ number: string }]>(
              `SELECT current_setting('test.number') AS number`,
            );
            if (number % 3 === 0) throw new Error('rolled back');
            return Number(row.number) === number;
          })
          .catch(() => true),
      ),
    );
    expect(names).not.toContain(false);
  });

  it('reads and writes on while a migration of the next release adds columns', async () => {
    const { api } = await buildGym(test.api);
    const { id } = await buildCustomer(api);
    // Often enough for PostgreSQL to have planned each statement once for all, on each connection.
    const requests = Array.from({ length: 12 }, (_, round) => async () => [
      (await api.get('/customers')).status,
      (await api.get(`/customers/${id}`)).status,
      (await api.get('/gyms/me')).status,
      (await api.get('/staff')).status,
      (await api.get('/staff-invitations')).status,
      (await api.get('/auth/sessions')).status,
      (await api.get('/audit-log')).status,
      (await api.get(`/customers/${id}/history`)).status,
      (await api.patch(`/customers/${id}`, { notes: `round ${round}` })).status,
      (await api.post('/customers', customerFields())).status,
    ]);
    const statuses: number[] = [];
    for (const [round, request] of requests.entries()) {
      if (round === 8)
        for (const table of [
          'customers',
          'gyms',
          'staff',
          'staff_invitations',
          'sessions',
          'audit_log',
          'mails',
        ])
          await test.sql(`ALTER TABLE ${table} ADD COLUMN of_the_next_release integer`);
      statuses.push(...(await request()));
    }
    expect(statuses.filter((status) => status >= 300)).toEqual([]);
  });

  it('plans statements as the transaction says, but for those that are planned once', async () => {
    const modesOf = async (tx: Transaction) => {
      const show = 'SHOW plan_cache_mode';
      const rows = [await tx.query(show), await tx.queryPlannedOnce(show), await tx.query(show)];
      return rows.map(([row]) => (row as { plan_cache_mode: string }).plan_cache_mode);
    };
    const [auto, custom, generic] = ['auto', 'force_custom_plan', 'force_generic_plan'];
    expect(await database.readInGym(principal, modesOf)).toEqual([auto, generic, auto]);
    expect(await database.inGym(principal, modesOf)).toEqual([auto, generic, auto]);
    expect(await database.searchInGym(principal, modesOf)).toEqual([custom, generic, custom]);
    expect(await database.bulkInGym(principal, modesOf)).toEqual([custom, generic, custom]);
  });

  it("provides the gym's date, the same throughout a transaction", async () => {
    setClock('2026-06-14T09:59:59Z');
    const days = await database.readInGym(principal, async (tx) => {
      const first = tx.today;
      setClock('2026-06-14T10:00:01Z');
      return [first, tx.today];
    });
    expect(days).toEqual(['2026-06-14', '2026-06-14']);
    expect(await database.readInGym(principal, async (tx) => tx.today)).toBe('2026-06-15');
  });
});
