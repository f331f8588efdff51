import { setTimeout as sleep } from 'node:timers/promises';
import { type App } from '@libs/platform/http';
import { eventually } from '../support/eventually';
import { MailLab } from '../support/mail-lab';
import { createTcpProxy, TcpProxy } from '../support/tcp-proxy';
import { startWorkerProcess } from '../support/worker-process';
import { QUEUE_BACKENDS } from '../support/worker-lab';

jest.setTimeout(120_000);

/** More than a worker sends at a time. */
const MANY = 30;

/** `url`, by way of the proxy. */
const through = (proxy: TcpProxy, url = ''): string =>
  Object.assign(new URL(url), { port: String(proxy.port) }).toString();

const portOf = (url = ''): number => Number(new URL(url).port);

describe.each(QUEUE_BACKENDS)('outages, with the queue on %s', (backend) => {
  let lab: MailLab;
  let proxy: TcpProxy;

  beforeEach(async () => {
    lab = await MailLab.open(backend);
  });

  afterEach(async () => {
    await lab.close();
    await proxy.cut();
  });

  /** What the worker reaches through the proxy: the server that holds the queue, or PostgreSQL. */
  const cutOff = async (variable: 'DATABASE_URL' | 'REDIS_URL'): Promise<NodeJS.ProcessEnv> => {
    const url = lab.environment()[variable];
    proxy = await createTcpProxy(portOf(url));
    return { [variable]: through(proxy, url) };
  };

  const expectHealthy = (worker: App) =>
    eventually('health', async () => {
      const { status, body } = await lab.workers.health(worker);
      return status === 200 && body.status === 'ok';
    });

  it('a worker that boots while PostgreSQL is down delivers once it is up', async () => {
    const environment = await cutOff('DATABASE_URL');
    const booting = lab.startWorker(environment);
    for (let count = 0; count < MANY; count++) await lab.addMail();
    await sleep(2_500);
    await proxy.open();
    await booting;

    await lab.arrived(MANY, 15);
    await expectHealthy(await booting);
  });

  it('a worker recovers when the network to PostgreSQL swallows packets for a while', async () => {
    const environment = await cutOff('DATABASE_URL');
    await proxy.open();
    const worker = await lab.startWorker(environment);
    await lab.reaches(await lab.addMail(), 'sent');

    proxy.freeze();
    for (let count = 0; count < MANY; count++) await lab.addMail();
    await eventually('unreadiness', async () => (await lab.workers.health(worker)).status === 503, 15);
    await sleep(15_000);
    proxy.thaw();

    await lab.arrived(1 + MANY, 20);
    await expectHealthy(worker);
  });

  it('a worker survives an outage of PostgreSQL', async () => {
    const environment = await cutOff('DATABASE_URL');
    await proxy.open();
    await lab.startWorker(environment);
    await lab.reaches(await lab.addMail(), 'sent');

    await proxy.cut();
    const id = await lab.addMail();
    await sleep(4_000);
    expect(await lab.row(id)).toMatchObject({ status: 'pending' });
    await proxy.open();

    await lab.reaches(id, 'sent');
    await lab.reaches(await lab.addMail(), 'sent');
    expect(lab.smtp.mails).toHaveLength(3);
  });

  it('a mail is sent once although PostgreSQL goes down before the worker records it', async () => {
    const environment = await cutOff('DATABASE_URL');
    await proxy.open();
    await lab.startWorker(environment);
    let sent = false;
    lab.smtp.behaviour.onMessage = async () => {
      await proxy.cut();
      sent = true;
    };
    const id = await lab.addMail();
    await eventually('the mail is out', () => sent);
    await sleep(1_500);
    await proxy.open();

    expect(await lab.reaches(id, 'sent')).toMatchObject({ attempts: 1 });
    await sleep(1_500);
    expect(lab.smtp.mails).toHaveLength(1);
  });

  if (backend === 'redis') {
    it('a worker recovers when the network to Redis swallows packets for a while', async () => {
      const environment = await cutOff('REDIS_URL');
      await proxy.open();
      const worker = await lab.startWorker(environment);
      await lab.reaches(await lab.addMail(), 'sent');

      proxy.freeze();
      for (let count = 0; count < MANY; count++) await lab.addMail();
      await eventually(
        'degraded health',
        async () => (await lab.workers.health(worker)).body.status === 'degraded',
        15,
      );
      await sleep(15_000);
      proxy.thaw();

      await lab.arrived(1 + MANY, 20);
      await expectHealthy(worker);
    });

    it('a worker that boots while Redis is down delivers once it is up', async () => {
      const environment = await cutOff('REDIS_URL');
      await lab.startWorker(environment);
      const id = await lab.addMail();
      await sleep(2_500);
      expect(await lab.row(id)).toMatchObject({ status: 'pending' });
      await proxy.open();

      await lab.reaches(id, 'sent');
    });

    it('a worker survives an outage of Redis', async () => {
      const environment = await cutOff('REDIS_URL');
      await proxy.open();
      await lab.startWorker(environment);
      await lab.reaches(await lab.addMail(), 'sent');

      await proxy.cut();
      const id = await lab.addMail();
      await sleep(4_000);
      expect(await lab.row(id)).toMatchObject({ status: 'pending' });
      await proxy.open();

      await lab.reaches(id, 'sent');
      expect(lab.smtp.mails).toHaveLength(2);
    });

    it('a worker stops within ten seconds while Redis is down', async () => {
      const environment = await cutOff('REDIS_URL');
      await proxy.open();
      const worker = startWorkerProcess(lab.environment(environment));
      try {
        await lab.reaches(await lab.addMail(), 'sent');
        await proxy.cut();
        await lab.addMail();
        await sleep(1_000);

        const start = Date.now();
        expect(await worker.end('SIGTERM')).toBe(0);
        expect(Date.now() - start).toBeLessThan(10_000);
      } finally {
        await worker.end('SIGKILL');
      }
    });
  }
});
