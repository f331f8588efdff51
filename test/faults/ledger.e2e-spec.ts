import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@libs/platform/database';
import { loadConfig } from '@libs/platform/config';
import { type ApiClient } from '../support/api-client';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { Ledger } from '../support/ledger';
import { PostgresServer } from '../support/postgres-server';
import { redisIsAvailable, startTestRedis, type TestRedis } from '../support/redis';
import { trustNewGyms } from '../support/mail-senders';
import { reply, startSmtpServer, type TestSmtpServer } from '../support/smtp';
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { type QueueBackend } from '../support/worker-lab';

/**
 * Real processes under load, one fault at a time, and a ledger kept by the clients: what was acknowledged is there once,
 * what was refused is not, and every mail arrives with one Message-ID. `npm run test:faults:full` runs all of it with
 * the load below; `npm run test:faults` runs a few faults with little.
 */
const IS_FULL = process.env.FAULTS === 'full';
const LOAD = IS_FULL ? { signups: 200, customers: 500 } : { signups: 3, customers: 40 };
/** Seconds for which something is away. */
const ABSENCE = IS_FULL ? 30 : 4;
const REPETITIONS = IS_FULL ? 5 : 2;
const MAIL_SECONDS = 150;

jest.setTimeout(IS_FULL ? 900_000 : 240_000);

/** Everything that runs, and how to start it again. */
interface Deployment {
  api: AppProcess;
  worker: AppProcess;
  postgres: PostgresServer;
  /** Between the processes and PostgreSQL. */
  database: TcpProxy;
  /** Between the worker and Redis. */
  queue?: TcpProxy;
  redis?: TestRedis;
  smtp: TestSmtpServer;
  startApi(): Promise<AppProcess>;
  startWorker(): Promise<AppProcess>;
}

interface Fault {
  name: string;
  /** Whether it is in the short run too. */
  isShort?: boolean;
  backends: QueueBackend[];
  environment?: NodeJS.ProcessEnv;
  inject(deployment: Deployment): Promise<void>;
}

const BOTH: QueueBackend[] = ['postgres', 'redis'];

const FAULTS: Fault[] = [
  {
    name: 'the API is killed again and again',
    isShort: true,
    backends: ['postgres'],
    async inject(deployment) {
      for (let count = 0; count < REPETITIONS; count++) {
        await deployment.api.end('SIGKILL');
        deployment.api = await deployment.startApi();
        await sleep(1_000);
      }
    },
  },
  {
    name: 'the worker is killed again and again',
    isShort: true,
    backends: BOTH,
    async inject(deployment) {
      for (let count = 0; count < REPETITIONS; count++) {
        await deployment.worker.end('SIGKILL');
        deployment.worker = await deployment.startWorker();
        await sleep(2_000);
      }
    },
  },
  {
    name: 'the API is replaced on SIGTERM',
    backends: ['postgres'],
    async inject(deployment) {
      for (let count = 0; count < REPETITIONS; count++) {
        const next = await deployment.startApi();
        const previous = deployment.api;
        deployment.api = next;
        expect(await previous.end('SIGTERM')).toBe(0);
      }
    },
  },
  {
    name: 'PostgreSQL crashes and recovers',
    isShort: true,
    backends: BOTH,
    async inject({ postgres }) {
      for (let count = 0; count < REPETITIONS; count++) {
        postgres.stop('immediate');
        postgres.start();
        await sleep(3_000);
      }
    },
  },
  {
    name: 'PostgreSQL is down for a while',
    backends: BOTH,
    async inject({ postgres }) {
      postgres.stop('fast');
      await sleep(ABSENCE * 1_000);
      postgres.start();
    },
  },
  {
    name: 'PostgreSQL is down while the worker boots',
    backends: BOTH,
    async inject(deployment) {
      await deployment.worker.end('SIGKILL');
      await sleep(2_000);
      deployment.postgres.stop('fast');
      deployment.worker = await deployment.startWorker();
      await sleep(3_000);
      deployment.postgres.start();
    },
  },
  {
    name: 'PostgreSQL freezes',
    backends: BOTH,
    async inject({ postgres }) {
      const thaw = postgres.freeze();
      await sleep(ABSENCE * 1_000);
      thaw();
    },
  },
  {
    name: 'the network to PostgreSQL swallows packets',
    isShort: true,
    backends: BOTH,
    async inject({ database }) {
      database.freeze();
      await sleep(ABSENCE * 1_000);
      database.thaw();
    },
  },
  {
    name: 'connections to PostgreSQL are used up',
    backends: ['postgres'],
    environment: { DATABASE_POOL_SIZE: '1' },
    inject: () => sleep(5_000),
  },
  {
    name: 'Redis is emptied',
    backends: ['redis'],
    async inject({ redis }) {
      for (let count = 0; count < REPETITIONS; count++) {
        await redis?.empty();
        await sleep(1_000);
      }
    },
  },
  {
    name: 'Redis is away for a while',
    backends: ['redis'],
    async inject({ queue }) {
      await queue?.cut();
      await sleep(ABSENCE * 1_000);
      await queue?.open();
    },
  },
  {
    name: 'the network to Redis swallows packets',
    backends: ['redis'],
    async inject({ queue }) {
      queue?.freeze();
      await sleep(ABSENCE * 1_000);
      queue?.thaw();
    },
  },
  {
    name: 'the SMTP server greylists, stalls and breaks off',
    backends: ['postgres'],
    async inject({ smtp }) {
      smtp.behaviour.onRecipient = () => {
        throw reply(451, 'greylisted');
      };
      await sleep((ABSENCE * 1_000) / 2);
      smtp.behaviour = { onMessage: () => sleep(2_000) };
      await sleep((ABSENCE * 1_000) / 2);
      smtp.behaviour = {};
    },
  },
];

const CASES = FAULTS.filter(({ isShort }) => IS_FULL || isShort).flatMap((fault) =>
  fault.backends
    .filter((backend) => backend === 'postgres' || redisIsAvailable)
    .map((backend) => ({ fault, backend })),
);

describe.each(CASES)('$fault.name, with the queue on $backend', ({ fault, backend }) => {
  let deployment: Deployment;

  beforeAll(async () => {
    const [postgres, smtp] = [await PostgresServer.start(), await startSmtpServer()];
    const redis = backend === 'redis' ? await startTestRedis() : undefined;
    await migrate(loadConfig({ DATABASE_URL: postgres.url, JWT_SECRET: 'unused' }));
    await trustNewGyms(postgres.url);
    const database = await createTcpProxy(postgres.port);
    const queue = redis && (await createTcpProxy(redis.port));
    await Promise.all([database.open(), queue?.open()]);
    const through = (url: string, proxy: TcpProxy) =>
      Object.assign(new URL(url), { port: String(proxy.port) }).toString();
    const variables = {
      // Hundreds of gyms sign up from one address, which production refuses.
      NODE_ENV: 'test',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'fatal',
      JWT_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: through(postgres.url, database),
      REDIS_URL: redis && queue && through(redis.url, queue),
      MAILER_BACKEND: 'smtp',
      MAILER_RETRY_DELAY_SECONDS: '1',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(smtp.port),
      SMTP_USE_TLS: 'false',
      SMTP_FROM_EMAIL: 'no-reply@manager.example',
      ...fault.environment,
    };
    const startApi = () => AppProcess.start('api', variables);
    const startWorker = () => AppProcess.start('worker', variables);
    const [api, worker] = await AppProcess.startBoth([
      ['api', variables],
      ['worker', variables],
    ]);
    deployment = { api, worker, postgres, database, queue, redis, smtp, startApi, startWorker };
  });

  afterAll(async () => {
    const { api, worker, postgres, database, queue, redis, smtp } = deployment;
    await Promise.all([api.end('SIGKILL'), worker.end('SIGKILL')]);
    await Promise.all([database.cut(), queue?.cut(), smtp.stop()]);
    await redis?.stop();
    postgres.remove();
  });

  it('loses nothing that was acknowledged, and recovers by itself', async () => {
    const client = (): ApiClient => deployment.api.client;
    const ledger = new Ledger(client);
    ledger.start({ signups: 1, customers: 2 });
    await ledger.reaches(LOAD.signups / 2, LOAD.customers / 2);

    await fault.inject(deployment);
    const over = performance.now();
    const before = ledger.acknowledged;
    await eventually('another acknowledged write', () => ledger.acknowledged > before, 30);
    const recovery = (performance.now() - over) / 1_000;
    await ledger.reaches(LOAD.signups, LOAD.customers);
    await ledger.stop();

    const report = await ledger.compare(deployment.postgres.url, deployment.smtp, MAIL_SECONDS);
    const mailSeconds = (performance.now() - over) / 1_000;
    const { lost, wrong, missingMails, repeatedMails, ...counts } = report;
    if (IS_FULL)
      process.stdout.write(
        `${JSON.stringify({ fault: fault.name, backend, ...counts, lost: lost.length, missing: missingMails.length, recovery, mailSeconds })}\n`,
      );
    expect({ lost, wrong, missingMails, repeatedMails }).toEqual({
      lost: [],
      wrong: [],
      missingMails: [],
      repeatedMails: [],
    });
    const readiness = async () => (await client().root.get('/health/ready')).status === 200;
    await eventually('readiness', readiness, 15);
  });
});
