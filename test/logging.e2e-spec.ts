import { Client } from 'pg';
import { type Answer, type Customer } from './support/api-client';
import { JWT_SECRET } from './support/app';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, type SignedUpGym } from './support/factories';
import { createTestDatabase, type TestDatabase } from './support/test-database';

const CANARY = 'canary7b2e';
const EMAIL = `${CANARY}@example.com`;
const PASSWORD = `password ${CANARY}`;

interface Line {
  level: string;
  msg: string;
  request_id?: string;
  method?: string;
  route?: string;
  status?: number;
  duration_ms?: number;
  gym_id?: number;
}

let database: TestDatabase;
let server: AppProcess;
let owner: SignedUpGym;
let customer: Customer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await AppProcess.start('api', {
    NODE_ENV: 'production',
    METRICS_TOKEN: 'none',
    APP_URL: 'http://localhost:8000',
    DATABASE_URL: database.url,
    JWT_SECRET,
  });
  owner = await buildGym(server.client, {
    email: EMAIL,
    password: PASSWORD,
    name: CANARY,
    description: CANARY,
  });
  customer = await buildCustomer(owner.api, {
    first_name: CANARY,
    email: EMAIL,
    notes: CANARY,
    phone: CANARY,
  });
}, 60_000);
afterAll(async () => {
  await server.end('SIGKILL');
  await database.drop();
});

const lines = (): Line[] =>
  server.output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

/** The lines about one request, once it is logged. */
const linesOf = (answer: Answer<unknown>) =>
  eventually('a line of the request', () => {
    const found = lines().filter(({ request_id }) => request_id === answer.headers.get('x-request-id'));
    return found.some(({ msg }) => msg === 'request') && found;
  });

describe('the log', () => {
  it.each<[string, () => Promise<Answer<unknown>>, Partial<Line>, boolean]>([
    [
      'a read',
      () => owner.api.get(`/customers/${customer.id}?search=${CANARY}`),
      { level: 'info', method: 'GET', route: '/api/v1/customers/:id', status: 200 },
      true,
    ],
    [
      'a change',
      () => owner.api.patch(`/customers/${customer.id}`, { notes: `${CANARY} again` }),
      { level: 'info', method: 'PATCH', route: '/api/v1/customers/:id', status: 200 },
      true,
    ],
    [
      'a refused body',
      () => owner.api.post('/customers', { email: CANARY, notes: [CANARY], active: CANARY }),
      { level: 'info', method: 'POST', route: '/api/v1/customers', status: 422 },
      true,
    ],
    [
      'bad JSON',
      () =>
        owner.api.post('/customers', undefined, { raw: { type: 'application/json', body: `{"${CANARY}` } }),
      { level: 'info', method: 'POST', route: '/api/v1/customers', status: 422 },
      true,
    ],
    [
      'a refused sign-in',
      () => server.client.post('/auth/login', { username: EMAIL, password: `${CANARY} wrong` }),
      { level: 'info', method: 'POST', route: '/api/v1/auth/login', status: 400 },
      false,
    ],
    [
      'a second signup',
      () =>
        server.client.post('/auth/signup', {
          name: CANARY,
          email: EMAIL,
          password: PASSWORD,
          monthly_fee_cents: 1,
          currency: 'EUR',
        }),
      { level: 'info', method: 'POST', route: '/api/v1/auth/signup', status: 400 },
      false,
    ],
    [
      'a bad token',
      () => server.client.as(CANARY).get('/gyms/me', { headers: { Cookie: CANARY, 'User-Agent': CANARY } }),
      { level: 'info', method: 'GET', route: '/api/v1/gyms/me', status: 401 },
      false,
    ],
    [
      'an unknown path',
      () => server.client.get(`/${CANARY}?token=${CANARY}`),
      { level: 'info', method: 'GET', route: 'unmatched', status: 404 },
      false,
    ],
  ])(
    'has one line for %s, with request id, gym, route, status and duration',
    async (_, ask, line, signedIn) => {
      expect(await linesOf(await ask())).toEqual([
        expect.objectContaining({
          ...line,
          msg: 'request',
          request_id: expect.stringMatching(/^[\da-f-]{36}$/),
          duration_ms: expect.any(Number),
          ...(signedIn && { gym_id: owner.gym.id }),
        }),
      ]);
    },
  );

  it('contains the request id that the client sent', async () => {
    const answer = await owner.api.get('/gyms/me', { headers: { 'X-Request-Id': 'of-the-client' } });
    expect((await linesOf(answer)).map(({ request_id }) => request_id)).toEqual(['of-the-client']);
  });

  it('contains the cause of a server error but no request data', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `ALTER TABLE customers ADD CONSTRAINT broken_check CHECK (notes <> '${CANARY} broken')`,
    );
    const body = { notes: `${CANARY} broken` };
    const answer = await owner.api.patch(`/customers/${customer.id}`, body);
    await client.query('ALTER TABLE customers DROP CONSTRAINT broken_check');
    await client.end();
    expectProblem(answer, 500);
    const found = await linesOf(answer);
    expect(found.every(({ level }) => level === 'error')).toBe(true);
    expect(JSON.stringify(found)).toContain('broken_check');
  });

  it('has no line for successful probes and scrapes', async () => {
    await server.client.root.get('/health');
    await server.client.root.get('/metrics');
    await linesOf(await owner.api.get('/gyms/me'));
    expect(lines().filter(({ route }) => route === '/health' || route === '/metrics')).toEqual([]);
  });

  it('is JSON on every line and contains no personal data, request content or secret', () => {
    expect(lines().length).toBeGreaterThan(10);
    const output = server.output;
    for (const secret of [CANARY, owner.token, owner.token.split('.')[2] ?? '', JWT_SECRET, '$2b$'])
      expect(output).not.toContain(secret);
  });
});

describe('SIGTERM', () => {
  it('lets running requests finish, makes the process not ready, and ends it with exit code 0', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE customers IN ACCESS EXCLUSIVE MODE');
    const running = owner.api.get<Customer[]>('/customers');
    await eventually('the request waits for the table', async () => {
      const { rows } = await client.query(`SELECT FROM pg_locks WHERE NOT granted`);
      return rows.length > 0;
    });

    const ended = server.end('SIGTERM');
    await eventually('the process is not ready any more, and lets go of connections', async () => {
      const { status, headers } = await server.client.root.get('/health/ready');
      return status === 503 && headers.get('connection') === 'close';
    });
    await client.query('COMMIT');
    await client.end();

    const { status, body } = await running;
    expect(status).toBe(200);
    expect(body.map(({ id }) => id)).toEqual([customer.id]);
    expect(await ended).toBe(0);
  });
});
