import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '../databases';
import { type ProcessTree } from '../process-usage';
import { ACTIONS } from './actions';
import { type Observed } from './machine';
import { type People, type PeopleReport } from './people';

/** What something costs, a request or a second. */
export interface Cost {
  /** Milliseconds of CPU. */
  api: number;
  worker: number;
  database: number;
  /** Bytes of the write-ahead log, with the first change of each page since a checkpoint in full. Vacuums come on top. */
  wal: number;
  /** Pages of 8 kB that PostgreSQL looks at, in its buffers or on the disk, and that it writes at checkpoints. */
  pagesRead: number;
  pagesWritten: number;
  /** Bytes of answers, without headers. */
  sent: number;
}

const NAMES = ['api', 'worker', 'database', 'wal', 'pagesRead', 'pagesWritten', 'sent'] as const;

/** Who works, and what is asked. */
interface Observation {
  people: People;
  api: Observed;
  worker: Observed;
  postgres: ProcessTree;
  database: string;
}

/** Seconds after which connections that do nothing have told PostgreSQL what they did before. */
const STATISTICS_SECONDS = 11;

const IDLE_SECONDS = 30;
/** So few that mails are sent as fast as they come: what a backlog costs is another question. */
const PEOPLE = 2;

const COUNTERS = `
  SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float AS wal,
    (SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database())::float AS "pagesRead",
    (SELECT buffers_written FROM pg_stat_checkpointer)::float AS "pagesWritten"`;

/** What each action costs by itself, with all that follows from it, such as mails; and what a second costs in which nobody comes. */
export async function measureCosts(
  observation: Observation,
  seconds: number,
): Promise<{ actions: Record<string, Cost>; idleSecond: Cost }> {
  const idle = await observe(observation, () => sleep(IDLE_SECONDS * 1_000));
  const idleSecond = costOf((name) => idle.used[name] / idle.seconds[name]);
  const actions: Record<string, Cost> = {};
  for (const { name } of ACTIONS) {
    const order = { order: 'in-turns', people: PEOPLE, seconds, action: name } as const;
    let load: PeopleReport | undefined;
    const during = await observe(observation, async () => {
      load = await observation.people.run(order);
      await mailsSettled(observation.database);
    });
    const { requests, failures, bytes } = load!;
    if (Object.keys(failures).length > 0) throw new Error(`${name}: ${JSON.stringify(failures)}`);
    during.used.sent = bytes;
    actions[name] = costOf((part) =>
      Math.max(0, (during.used[part] - idleSecond[part] * during.seconds[part]) / requests),
    );
    console.error(`${name}: ${JSON.stringify(actions[name])}`);
  }
  return { actions, idleSecond };
}

/** What was used while `work` was done, and within how many seconds. */
async function observe(
  observation: Observation,
  work: () => Promise<unknown>,
): Promise<{ used: Cost; seconds: Cost }> {
  const { database } = observation;
  // So that this work is not charged with dead rows and changed pages of what was before.
  await query(database, 'VACUUM ANALYZE');
  await query(database, 'CHECKPOINT');
  const [before, start] = [await readCounters(observation), performance.now()];
  await work();
  const [atOnce, worked] = [await readCounters(observation), performance.now()];
  await sleep(STATISTICS_SECONDS * 1_000);
  await query(database, 'CHECKPOINT');
  const [later, told] = [await readCounters(observation), performance.now()];
  const isToldLater = (name: keyof Cost): boolean => name.startsWith('pages');
  return {
    used: costOf((name) => (isToldLater(name) ? later : atOnce)[name] - before[name]),
    seconds: costOf((name) => ((isToldLater(name) ? told : worked) - start) / 1_000),
  };
}

/** Three digits of each are all that is known. */
const costOf = (read: (name: keyof Cost) => number): Cost =>
  Object.fromEntries(NAMES.map((name) => [name, Number(read(name).toPrecision(3))])) as unknown as Cost;

async function readCounters({ api, worker, postgres, database }: Observation): Promise<Cost> {
  const [counters] = await query<Pick<Cost, 'wal' | 'pagesRead' | 'pagesWritten'>>(database, COUNTERS);
  return {
    api: api.processes.cpuMs()!,
    worker: worker.processes.cpuMs()!,
    database: postgres.cpuMs()!,
    ...counters!,
    sent: 0,
  };
}

async function mailsSettled(database: string): Promise<void> {
  for (;;) {
    const rows = await query(database, `SELECT FROM mails WHERE status = 'pending' LIMIT 1`);
    if (rows.length === 0) return;
    await sleep(500);
  }
}
