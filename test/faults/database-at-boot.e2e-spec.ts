import { startTestApp } from '../support/app';
import { eventually } from '../support/eventually';
import { buildCustomer } from '../support/factories';
import { createTcpProxy } from '../support/tcp-proxy';

it('boots without its database as live but not ready, and serves requests once the database is reachable', async () => {
  const proxy = await createTcpProxy(Number(new URL(process.env.TEST_TEMPLATE_URL ?? '').port));
  const test = await startTestApp({}, proxy.port);
  try {
    expect((await test.api.root.get('/health/live')).status).toBe(200);
    expect((await test.api.root.get('/health/ready')).status).toBe(503);
    expect((await test.api.post('/auth/login', { username: 'a@example.com', password: 'b' })).status).toBe(
      503,
    );
    await proxy.open();
    await eventually('readiness', async () => (await test.api.root.get('/health/ready')).status === 200);
    await buildCustomer(test.api);
  } finally {
    await test.stop();
    await proxy.cut();
  }
});
