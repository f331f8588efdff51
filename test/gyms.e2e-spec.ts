import { startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, customerFields, type SignedUpGym } from './support/factories';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

/** Every table that has rows of the gym, by its `gym_id`. */
async function tablesWithRowsOf(gymId: number): Promise<string[]> {
  const tables = await test.sql<{ table_name: string }>(`
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'gym_id' ORDER BY table_name`);
  const found: string[] = [];
  for (const { table_name } of tables) {
    const rows = await test.sql(`SELECT FROM "${table_name}" WHERE gym_id = $1 LIMIT 1`, [gymId]);
    if (rows.length > 0) found.push(table_name);
  }
  return found;
}

const accounts = async (...emails: string[]) =>
  (await test.sql('SELECT FROM users WHERE email = ANY($1)', [emails])).length;

/** Lets the owner of one gym work for another too. */
const share = (from: SignedUpGym, to: SignedUpGym) =>
  test.sql(
    `INSERT INTO staff (gym_id, user_id, role)
     SELECT $2, user_id, 'coach' FROM staff WHERE gym_id = $1 AND role = 'owner'`,
    [from.gym.id, to.gym.id],
  );

describe('deleting a gym', () => {
  it('deletes its rows from every table and no row of another gym', async () => {
    const [gone, stays] = [await buildGym(test.api), await buildGym(test.api)];
    for (const { api } of [gone, stays])
      await api.post('/customers', customerFields(), { headers: { 'Idempotency-Key': 'same' } });
    expect(await tablesWithRowsOf(gone.gym.id)).toEqual([
      'audit_log',
      'customers',
      'idempotency_keys',
      'mail_senders',
      'mails',
      'refresh_tokens',
      'sessions',
      'staff',
      'welcomed_addresses',
    ]);

    expect((await gone.api.delete('/gyms/me')).status).toBe(204);

    expect(await tablesWithRowsOf(gone.gym.id)).toEqual([]);
    expect(await test.sql('SELECT FROM gyms WHERE id = $1', [gone.gym.id])).toEqual([]);
    expect(await accounts(gone.email, stays.email)).toBe(1);
    expect(await tablesWithRowsOf(stays.gym.id)).toEqual([
      'audit_log',
      'customers',
      'idempotency_keys',
      'mail_senders',
      'mails',
      'refresh_tokens',
      'sessions',
      'staff',
      'welcomed_addresses',
    ]);
  });

  it('keeps the account of a user who works for another gym and can still sign in', async () => {
    const [gone, other] = [await buildGym(test.api), await buildGym(test.api)];
    await share(gone, other);
    await gone.api.delete('/gyms/me');
    expect(await accounts(gone.email)).toBe(1);
    const form = { username: gone.email, password: gone.password };
    const { status, body } = await test.api.send<{ access_token: string }>('POST', '/auth/login', { form });
    expect(status).toBe(200);
    expect((await test.api.as(body.access_token).get<{ id: number }>('/gyms/me')).body.id).toBe(other.gym.id);
  });

  it('concurrently with a gym that has the same users leaves no user without a gym', async () => {
    const [one, other] = [await buildGym(test.api), await buildGym(test.api)];
    await share(one, other);
    await share(other, one);
    const answers = await Promise.all([one.api.delete('/gyms/me'), other.api.delete('/gyms/me')]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await accounts(one.email, other.email)).toBe(0);
  });

  it('twice concurrently answers 204 or 401, never 500', async () => {
    const { api } = await buildGym(test.api);
    const answers = await Promise.all([1, 2, 3].map(() => api.delete('/gyms/me')));
    for (const answer of answers) if (answer.status !== 204) expectProblem(answer, 401);
    expect(answers.some(({ status }) => status === 204)).toBe(true);
  });

  it('during other requests in it answers those with 401 and leaves no row', async () => {
    const { api, gym } = await buildGym(test.api);
    const { id } = await buildCustomer(api);
    const work = Array.from({ length: 20 }, (_, i) => [
      api.post('/customers', customerFields()),
      api.patch(`/customers/${id}`, { notes: `note ${i}` }),
      api.patch('/gyms/me', { description: `description ${i}` }),
      ...(i === 4 ? [api.delete('/gyms/me')] : []),
    ]).flat();
    for (const answer of await Promise.all(work))
      if (answer.status >= 300) expect([401, 404]).toContain(answer.status);
    expect(await tablesWithRowsOf(gym.id)).toEqual([]);
  });
});
