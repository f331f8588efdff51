/** `npm run bench`: what the built processes do on this machine, as a table in Markdown. Takes about a minute. */
import { migrate } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import autocannon from 'autocannon';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { freePort } from '../support/free-port';
import { startSmtpServer } from '../support/smtp';
import { startBuilt } from './processes';

const CUSTOMERS = 10_000;
const CONNECTIONS = 32;
const LOAD_SECONDS = 8;

const rows: [what: string, result: string][] = [];
const closing: (() => Promise<void> | void)[] = [];

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gym-manager-bench-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  await measureStandalone(join(folder, 'standalone'));

  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  closing.push(() => postgres.stop());
  await migrate(loadConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder }));
  await seed(postgres.url, CUSTOMERS);

  const smtp = await startSmtpServer({ onRecipient: () => new Promise(() => undefined) });
  closing.push(() => smtp.stop());
  const [port, workerPort] = [await freePort(), await freePort()];
  const environment = {
    DATABASE_URL: postgres.url,
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    MAILER_BACKEND: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtp.port),
    SMTP_USE_TLS: 'false',
  };
  const api = await startBuilt('api', port, environment);
  closing.push(() => api.stop());
  const worker = await startBuilt('worker', workerPort, environment);
  closing.push(() => worker.stop());
  rows.push(['api: start to first 200', `${api.startSeconds.toFixed(1)} s`]);
  rows.push(['worker: start to first 200', `${worker.startSeconds.toFixed(1)} s`]);
  rows.push([
    'api / worker: memory at rest',
    `${megabytes(api.residentMb())} / ${megabytes(worker.residentMb())}`,
  ]);

  const client = new Client(`${api.url}/api/v1`);
  await client.signIn();
  const [{ id }] = await client.list(1);
  await load(`${client.base}/customers?limit=50`, 'GET /customers?limit=50', client.headers);
  await load(`${client.base}/customers/${id}`, 'GET /customers/{id}', client.headers);
  rows.push(['api: memory after that', megabytes(api.residentMb())]);

  rows.push(['GET /customers?limit=50, alone', milliseconds(await times(200, () => client.list(50)))]);
  const calm = new AbortController();
  const signingIn = Promise.all(
    Array.from({ length: 10 }, async () => {
      while (!calm.signal.aborted) await client.signIn();
    }),
  );
  rows.push(['… while ten sign in at once', milliseconds(await times(200, () => client.list(50)))]);
  calm.abort();
  await signingIn;

  // The first signup's mail is stuck in the SMTP server by the time the others are measured.
  await client.signUp();
  rows.push(['POST /auth/signup while SMTP stalls', milliseconds(await times(20, () => client.signUp()))]);
  rows.push(['POST /auth/login while SMTP stalls', milliseconds(await times(20, () => client.signIn()))]);
  rows.push(['mails that the stalled server was offered', String(smtp.recipients.length)]);
}

/** `npm start` on an empty folder, and once more on its data. */
async function measureStandalone(dataDir: string): Promise<void> {
  for (const start of ['first start', 'next start']) {
    const port = await freePort();
    const standalone = await startBuilt('standalone', port, { DATA_DIR: dataDir, PORT: String(port) });
    rows.push([`standalone: ${start} to first 200`, `${standalone.startSeconds.toFixed(1)} s`]);
    if (start === 'next start') rows.push(['standalone: memory at rest', megabytes(standalone.residentMb())]);
    await standalone.stop();
  }
}

/** As many requests as {@link CONNECTIONS} clients can make, warmed up first. */
async function load(url: string, what: string, headers: Record<string, string>): Promise<void> {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 3 });
  const { requests, latency, non2xx } = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: LOAD_SECONDS,
  });
  if (non2xx > 0) throw new Error(`${non2xx} answers of ${url} were no success`);
  rows.push([
    `${what}, ${CONNECTIONS} connections`,
    `${Math.round(requests.average)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms`,
  ]);
}

/** Milliseconds that `action` takes, `count` times one after the other. */
async function times(count: number, action: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < count; run++) {
    const start = performance.now();
    await action();
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b);
}

const milliseconds = (sorted: number[]): string =>
  `p50 ${sorted[Math.floor(sorted.length * 0.5)]!.toFixed(1)} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]!.toFixed(1)} ms`;
const megabytes = (size: number): string => `${Math.round(size)} MB`;

/** The few calls that are measured. */
class Client {
  headers: Record<string, string> = {};
  private signUps = 0;

  constructor(readonly base: string) {}

  async signIn(): Promise<void> {
    const { email: username, password } = DEMO_ACCOUNT;
    const body = new URLSearchParams({ username, password });
    const answer = await this.fetch<{ access_token: string }>('/auth/login', { method: 'POST', body });
    this.headers = { authorization: `Bearer ${answer.access_token}` };
  }

  async signUp(): Promise<void> {
    const gym = { name: 'Bench', password: 'bench password', monthly_fee_cents: 0, currency: 'EUR' };
    await this.fetch('/auth/signup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...gym, email: `bench${++this.signUps}@example.com` }),
    });
  }

  list(limit: number): Promise<[{ id: number }]> {
    return this.fetch(`/customers?limit=${limit}`, { headers: this.headers });
  }

  private async fetch<Body>(path: string, init: RequestInit): Promise<Body> {
    const response = await fetch(this.base + path, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  }
}

async function bench(): Promise<void> {
  try {
    await measure();
    console.log(`| A gym of ${CUSTOMERS.toLocaleString('en')} customers | |\n|---|---|`);
    for (const [what, result] of rows) console.log(`| ${what} | ${result} |`);
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

void bench();
