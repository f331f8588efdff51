import { Secret } from 'otpauth';
import { Client } from 'pg';
import { type Answer, type ApiClient } from './support/api-client';
import { AppProcess } from './support/app-process';
import { expectCode } from './support/expect-problem';
import { buildGym, type SignedUpGym } from './support/factories';
import { buildSecondFactor, letStepsPass } from './support/second-factor';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(120_000);

const OLD_SECRET = 'the key that the secrets are sealed with first';
const NEW_SECRET = 'the key that has replaced the one before it';

let database: TestDatabase;
let client: Client;
let server: AppProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  server = await start({ JWT_SECRET: OLD_SECRET });
});
afterAll(async () => {
  await server.end('SIGKILL');
  await client.end();
  await database.drop();
});

const start = (environment: NodeJS.ProcessEnv): Promise<AppProcess> =>
  AppProcess.start('api', { LOG_LEVEL: 'trace', DATABASE_URL: database.url, ...environment });
const sql = async <Row extends object = Record<string, unknown>>(statement: string, values?: unknown[]) =>
  (await client.query<Row>(statement, values)).rows;
const login = (api: ApiClient, { email, password }: SignedUpGym, code?: string): Promise<Answer> =>
  api.post('/auth/login', { username: email, password, code });

it('Neither secret nor codes are in the database, the log, mails, the audit log or the export', async () => {
  const gym = await buildGym(server.client);
  const { secret, recovery_codes, code } = await buildSecondFactor({ sql }, gym.api, gym.password);
  const [now, next] = [code(), code(1)];
  const tables: string[] = [];
  const keep = async (): Promise<void> => {
    for (const table of ['second_factors', 'audit_log', 'mails', 'rate_limits', 'idempotency_keys'])
      tables.push(JSON.stringify(await sql(`SELECT ${table}::text FROM ${table}`)));
  };
  expect((await login(server.client, gym, now)).status).toBe(200);
  expectCode(await login(server.client, gym, now), 400, 'wrong_second_factor');
  expect((await login(server.client, gym, recovery_codes[0])).status).toBe(200);
  await keep();
  const exported = (await gym.api.get<string>('/gyms/me/export')).text;
  const off = { current_password: gym.password, code: next };
  expect((await gym.api.post('/auth/second-factor/disable', off)).status).toBe(204);
  await keep();

  expect(server.output).toContain('/auth/second-factor/confirm');
  expect(exported).toContain('second-factor-on');
  expect(tables.join()).toContain(gym.email);
  // As bytes it would be seen only in this form.
  const bytes = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
  const asHex = (text: string): string => Buffer.from(text).toString('hex');
  const canaries = [secret, ...recovery_codes, ...recovery_codes.map((text) => text.replaceAll('-', ''))];
  for (const text of [server.output, exported, ...tables])
    for (const canary of [...canaries, ...canaries.map(asHex), bytes, `"${now}"`, `"${next}"`])
      expect({ canary, isThere: text.includes(canary) }).toEqual({ canary, isThere: false });
});

it('A secret is read with a key that was replaced, and sealed anew with the one of today', async () => {
  const gym = await buildGym(server.client);
  const { code, recovery_codes } = await buildSecondFactor({ sql }, gym.api, gym.password);
  const withKeys = async (keys: NodeJS.ProcessEnv, work: (api: ApiClient) => Promise<void>) => {
    const other = await start(keys);
    try {
      await work(other.client);
    } finally {
      await other.end('SIGKILL');
    }
  };
  await withKeys({ JWT_SECRET: NEW_SECRET, JWT_PREVIOUS_SECRETS: OLD_SECRET }, async (api) => {
    expect((await login(api, gym, code())).status).toBe(200);
  });
  await letStepsPass({ sql });
  await withKeys({ JWT_SECRET: NEW_SECRET }, async (api) => {
    expect((await login(api, gym, code())).status).toBe(200);
  });
  await letStepsPass({ sql });
  // With a key that is gone the codes of the app are wrong; those of the list need none.
  expectCode(await login(server.client, gym, code()), 400, 'wrong_second_factor');
  expect((await login(server.client, gym, recovery_codes[0])).status).toBe(200);
});

it("A secret cannot be moved into another account's row", async () => {
  const [mine, other] = [await buildGym(server.client), await buildGym(server.client)];
  const { code } = await buildSecondFactor({ sql }, mine.api, mine.password);
  await buildSecondFactor({ sql }, other.api, other.password);
  const moved = await sql(
    `UPDATE second_factors SET secret = (SELECT secret FROM second_factors JOIN users ON id = user_id WHERE email = $1)
     WHERE user_id = (SELECT id FROM users WHERE email = $2) RETURNING user_id`,
    [mine.email, other.email],
  );
  expect(moved).toHaveLength(1);
  expect((await login(server.client, other, code())).status).toBe(500);
});
