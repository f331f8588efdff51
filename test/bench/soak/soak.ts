import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@libs/platform/embedded-postgres';
import { SMTPServer } from 'smtp-server';
import { type Cleanup } from '../cleanup';
import { METRICS_TOKEN, PROCESSES, startApi } from '../contestants';
import { createDatabase, migrateAs, postmasterOf, query } from '../databases';
import { LoadProcess } from '../load-process';
import { conditions, prepareDatabase, startPostgres } from '../prepare';
import { ProcessTree } from '../process-usage';
import { JWT_SECRET, ROOT, startServer } from '../processes';
import { save } from '../save';
import { gymSizes, ownerOf } from '../seed';
import { median } from '../statistics';
import { ACTIONS, type Desk } from './actions';
import { measureCosts } from './costs';
import { Machine, type Observed } from './machine';
import { type People, type PeopleReport } from './people';
import { type Measured, writeMeasured } from './measured';
import { connectionsOf, plotSoak, reportSoak, type Sample, type SoakResult } from './report';
import { weighRows } from './row-sizes';

/** The share of what the servers can do at most that they are asked to do. */
const SHARE = 0.7;

/** People who measure how much that is. */
const PEOPLE = 32;

/** Seconds in which they warm the servers up, and in which they are counted. */
const [WARM_UP_SECONDS, CAPACITY_SECONDS] = [10, 20];

/** Times at which everything is looked at, and seconds between two of them at least. */
const [LOOKS, MIN_PAUSE] = [60, 2];

/** Seconds in which one action is done alone, to see what it costs. */
const ACTION_SECONDS = 10;

/** Customers whom a desk knows. */
const KNOWN_CUSTOMERS = 500;

export interface SoakOptions {
  seconds: number;
  databaseUrl?: string;
  /** Also measures what scaling is computed from, and writes it, docs/soak.svg and the tables in docs/performance.md. */
  save: boolean;
}

/** Reads a time such as `10m`. @returns seconds @throws Error for anything else */
export function parseDuration(text: string): number {
  const [, count, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  const seconds = Number(count) * { s: 1, m: 60, h: 3_600 }[unit as 's' | 'm' | 'h'];
  if (!(seconds >= 30)) throw new Error('--soak takes a time such as 90s, 10m or 2h, of 30 seconds or more');
  return seconds;
}

/** `npm run bench -- --soak 10m`: the api and the worker under the load of a working day, for as long as is asked. */
export async function soak(cleanup: Cleanup, options: SoakOptions): Promise<void> {
  const serverUrl = options.databaseUrl ?? (await startPostgres(cleanup));
  const database = await prepareDatabase(cleanup, serverUrl, 'gym_soak', ROOT, gymSizes(false));
  await allowMails(database);

  const postmaster = await postmasterOf(serverUrl);
  const postgres = postmaster === undefined ? undefined : new ProcessTree(postmaster);
  const api = await startApi('api', ROOT, named(database, 'api'));
  cleanup.add(() => api.server.stop());
  const worker = await startWorker(named(database, 'worker'), await startMailSink(cleanup));
  cleanup.add(() => worker.server.stop());
  const people: People = new LoadProcess(join(__dirname, 'people.ts'));
  cleanup.add(() => people.stop());

  await succeeds(people.run({ order: 'sign-in', url: api.server.url, desks: await desksOf(database) }));
  const machine = new Machine(api, worker, postgres, database);
  const result = await run(people, machine, options.seconds);

  const title = `${Number((options.seconds / 60).toFixed(1))} min at 70 % of capacity`;
  const circumstances =
    `${await conditions(serverUrl)}. ${title}: two api processes, a worker that sends mails, PostgreSQL with the queue in it, and the ` +
    'people who ask, all on the same cores.';
  const tables = `${circumstances}\n\n${reportSoak(result)}`;
  console.log(tables);
  if (!options.save) return;
  if (!postgres) throw new Error('--save needs a PostgreSQL on this machine: what it costs is measured');
  const costs = await measureCosts({ people, api, worker, postgres, database }, ACTION_SECONDS);
  const scales = await createDatabase(serverUrl, `gym_rows_${process.pid}`);
  cleanup.add(scales.drop);
  await migrateAs(ROOT, scales.url);
  writeMeasured({
    circumstances: await conditions(serverUrl),
    capacity: Math.round(result.capacity),
    shares: Object.fromEntries(ACTIONS.map(({ name, share }) => [name, share])),
    ...costs,
    rows: await weighRows(scales.url),
    ...processesOf(result),
  });
  writeFileSync(join(ROOT, 'docs/soak.svg'), plotSoak(title, result));
  await save('soak', tables);
}

async function run(people: People, machine: Machine, seconds: number): Promise<SoakResult> {
  await people.run({ order: 'in-turns', people: PEOPLE, seconds: WARM_UP_SECONDS });
  const closed = await succeeds(people.run({ order: 'in-turns', people: PEOPLE, seconds: CAPACITY_SECONDS }));
  const { connections } = await machine.look();
  const capacity = closed.requests / closed.seconds;
  const rate = capacity * SHARE;
  console.error(`Capacity: ${Math.round(capacity)} requests a second; soaking at ${Math.round(rate)} …`);

  const pause = Math.max(MIN_PAUSE, seconds / LOOKS) * 1_000;
  const samples: Sample[] = [];
  const start = performance.now();
  await people.run({ order: 'at-rate', rate });
  while (performance.now() - start < seconds * 1_000) {
    await sleep(pause);
    const load = await people.run({ order: 'report' });
    const minute = (performance.now() - start) / 60_000;
    samples.push({ minute, load, ...(await machine.look()) });
    console.error(
      `minute ${minute.toFixed(1)}: p50 ${load.p50.toFixed(0)} ms, p99 ${load.p99.toFixed(0)} ms`,
    );
  }
  await people.run({ order: 'end' });
  return { samples, capacity, rate, connections };
}

/** What a process needs: connections at capacity, memory at the end of the soak. */
function processesOf({ samples, connections }: SoakResult): Pick<Measured, 'processes' | 'connectionMemory'> {
  const last = samples.slice(-LOOKS / 3);
  const memory = (name: string): number =>
    Math.round(median(last.map((sample) => sample.memory[name] ?? NaN)));
  return {
    processes: {
      api: { connections: Math.ceil(connections.api! / PROCESSES), memory: memory('api 1') },
      worker: { connections: connections.worker!, memory: memory('worker') },
    },
    connectionMemory: Number((memory('PostgreSQL, private') / median(last.map(connectionsOf))).toFixed(1)),
  };
}

/** @throws Error when an answer was no success */
async function succeeds(running: Promise<PeopleReport>): Promise<PeopleReport> {
  const report = await running;
  if (Object.keys(report.failures).length > 0)
    throw new Error(`Before the soak requests failed: ${JSON.stringify(report.failures)}`);
  return report;
}

/** Lets every gym welcome as many customers as it likes: gyms that are as new as these may mail a hundred a day. */
async function allowMails(database: string): Promise<void> {
  await query(
    database,
    `UPDATE mail_senders SET verified_at = now(), created_at = now() - interval '1 year', delivered = 1000000000`,
  );
}

/** A database's URL whose connections have a name. */
function named(database: string, name: string): string {
  const url = new URL(database);
  url.searchParams.set('application_name', name);
  return url.href;
}

/** One in each gym, signed in as its owner. */
async function desksOf(database: string): Promise<Pick<Desk, 'username' | 'customers'>[]> {
  const gyms = await query<{ gym_id: string; customers: string[] }>(
    database,
    `SELECT id AS gym_id, ARRAY(SELECT id FROM customers WHERE gym_id = gyms.id ORDER BY id LIMIT $1)::text[] AS customers
     FROM gyms ORDER BY id`,
    [KNOWN_CUSTOMERS],
  );
  return gyms.map(({ customers }, index) => ({ username: ownerOf(index + 1), customers }));
}

async function startWorker(databaseUrl: string, smtpPort: number): Promise<Observed> {
  const port = await freePort();
  const server = await startServer([join(ROOT, 'dist/apps/worker/src/main.js')], port, {
    NODE_ENV: 'production',
    JWT_SECRET,
    APP_URL: 'http://127.0.0.1',
    METRICS_TOKEN,
    DATABASE_URL: databaseUrl,
    WORKER_PORT: String(port),
    MAILER_BACKEND: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtpPort),
    SMTP_USE_TLS: 'false',
    SMTP_FROM_EMAIL: 'no-reply@bench.example',
  });
  return { server, processes: new ProcessTree(server.pid) };
}

/** A mail server that accepts every mail and keeps none. @returns its port */
async function startMailSink(cleanup: Cleanup): Promise<number> {
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => done());
    },
  });
  sink.listen(0, '127.0.0.1');
  await once(sink.server, 'listening');
  cleanup.add(() => new Promise<void>((resolve) => sink.close(() => resolve())));
  return (sink.server.address() as AddressInfo).port;
}
