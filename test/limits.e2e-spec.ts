import { once } from 'node:events';
import { connect, type Server, type Socket } from 'node:net';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, type SignedUpGym } from './support/factories';

jest.setTimeout(60_000);

const MAX_CONNECTIONS = 20;

let test: TestApp;
let owner: SignedUpGym;
let port: number;
const sockets: Socket[] = [];
beforeAll(async () => {
  test = await startTestApp({ MAX_CONNECTIONS: String(MAX_CONNECTIONS) });
  owner = await buildGym(test.api);
  port = Number(new URL(test.api.baseUrl).port);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));
afterAll(() => test.stop());

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const head = (method: string, more = ''): string =>
  `${method} /api/v1/customers?limit=200 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.token}\r\n${more}\r\n`;

/** Connections that the server has open, those of the test's own HTTP client left out. */
const countConnections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    (test.app.getHttpServer() as Server).getConnections((error, count) =>
      error ? reject(error) : resolve(count),
    );
  });

describe('one client', () => {
  it('cannot open more than MAX_CONNECTIONS, and others are served once it closes them', async () => {
    await Promise.all(Array.from({ length: MAX_CONNECTIONS }, open));
    const one = await open();
    await once(one.resume(), 'close');
    sockets.splice(0).forEach((socket) => socket.destroy());
    await eventually('another connection', async () => (await test.api.root.get('/health')).status === 200);
  });

  it('that does not send its body is answered 408 after ten seconds', async () => {
    const socket = await open();
    const start = Date.now();
    socket.write(`${head('POST', 'Content-Type: application/json\r\nContent-Length: 100\r\n')}{`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 408 [^]*"request_timeout"/);
    expect(Date.now() - start).toBeGreaterThan(9_000);
  });

  it('that goes on sending headers is answered 408 after eight seconds', async () => {
    const socket = await open();
    const start = Date.now();
    const drip = setInterval(() => socket.write('X-More: x\r\n'), 500);
    try {
      socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(String(answer)).toMatch(/^HTTP\/1\.1 408 [^]*"request_timeout"/);
    } finally {
      clearInterval(drip);
    }
    expect(Date.now() - start).toBeGreaterThan(7_000);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('that does not read its answers is disconnected', async () => {
    for (let count = 0; count < 50; count++) await buildCustomer(owner.api, { notes: 'x'.repeat(5_000) });
    const before = await countConnections();
    const socket = await open();
    socket.pause();
    // More than the buffers of both sides hold.
    for (let count = 0; count < 100; count++) socket.write(head('GET'));
    await eventually('the connection', async () => (await countConnections()) > before);
    await eventually('its end', async () => (await countConnections()) <= before, 40);
  });
});
