import { startTestApp, type TestApp } from '../support/app';
import { eventually } from '../support/eventually';
import { expectProblem } from '../support/expect-problem';
import {
  buildCustomer,
  buildGym,
  customerFields,
  expectStatus,
  type SignedUpGym,
} from '../support/factories';
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy';

let proxy: TcpProxy;
let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  proxy = await createTcpProxy(Number(new URL(process.env.TEST_TEMPLATE_URL ?? '').port));
  await proxy.open();
  test = await startTestApp({}, proxy.port);
  owner = await buildGym(test.api);
});
afterAll(async () => {
  await proxy.cut();
  await test.stop();
});

const readiness = async () => (await test.api.root.get('/health/ready')).status;

async function expectUnavailable(): Promise<void> {
  // Its answers are two seconds old at most.
  await eventually('unreadiness', async () => (await readiness()) === 503);
  const answers = await Promise.all([
    test.api.root.get('/health/ready'),
    test.api.root.get('/health'),
    owner.api.get('/customers'),
    owner.api.post('/customers', customerFields()),
    test.api.post('/auth/login', { username: owner.email, password: owner.password }),
  ]);
  for (const answer of answers) {
    expectProblem(answer, 503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(/postgres|127\.0\.0\.1|ECONN|select/i);
  }
  expect((await test.api.root.get('/health/live')).status).toBe(200);
}

async function expectRecovery(): Promise<void> {
  await proxy.open();
  await eventually('readiness', async () => (await readiness()) === 200);
  await buildCustomer(owner.api);
  expect((await owner.api.get('/customers')).status).toBe(200);
}

describe('while the database', () => {
  it('refuses connections, requests are answered 503 with Retry-After, and succeed once it is back', async () => {
    await proxy.cut();
    await expectUnavailable();
    await expectUnavailable();
    await expectRecovery();
  });

  it('does not respond, requests time out with 503, and succeed once it responds', async () => {
    proxy.freeze();
    await expectUnavailable();
    await proxy.cut();
    await expectRecovery();
  });

  it('is cut off by a network that swallows packets, requests are answered 503, and all succeed soon after', async () => {
    proxy.freeze();
    await expectUnavailable();
    proxy.thaw();
    await eventually('readiness', async () => (await readiness()) === 200, 15);
    const answers = await Promise.all(Array.from({ length: 40 }, () => owner.api.get('/customers')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('only reads, as after a fail-over, writes are answered 503 and the process is not ready', async () => {
    const [{ name }] = (await test.sql('SELECT current_database() AS name')) as [{ name: string }];
    await test.sql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    await proxy.cut();
    await proxy.open();
    expectProblem(await owner.api.post('/customers', customerFields()), 503);
    await eventually('unreadiness', async () => (await readiness()) === 503);
    expectStatus(await owner.api.get('/customers'), 200);

    await test.sql(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    await proxy.cut();
    await expectRecovery();
  });

  it('closes every connection repeatedly, failed requests are answered 503 and nothing else', async () => {
    const statuses = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      const asked = Array.from({ length: 8 }, () => owner.api.get('/customers'));
      await proxy.cut();
      await proxy.open();
      for (const { status } of await Promise.all(asked)) statuses.add(status);
    }
    await proxy.cut();
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await expectRecovery();
  });
});
