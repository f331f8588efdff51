import { METRICS_TOKEN } from '../contestants';
import { query } from '../databases';
import { type ProcessTree } from '../process-usage';
import { type RunningServer } from '../processes';

/** A server of ours, with its processes. */
export interface Observed {
  server: RunningServer;
  processes: ProcessTree;
}

/** What a table takes. */
export interface TableState {
  /** With its indexes and TOAST. */
  bytes: number;
  /** As PostgreSQL estimates them. */
  rows: number;
  dead: number;
}

export interface MachineState {
  /** Of each process of ours, resident; of PostgreSQL the sum of what its processes have for themselves alone. In MB. */
  memory: Record<string, number>;
  /** The 99th percentile of the event loop's delay since the last look in ms; the mean of processes that share a port. */
  lag: Record<string, number>;
  /** Connections of the api's pools that are in use, and transactions that wait for one. */
  busy: number;
  waiting: number;
  /** Of each server, connections to PostgreSQL. */
  connections: Record<string, number>;
  tables: Record<string, TableState>;
  /** Mails to customers that have been sent since the beginning, and mails that wait to be sent. */
  mailsSent: number;
  mailsWaiting: number;
}

const TABLES = `
  SELECT CASE schemaname WHEN 'public' THEN '' ELSE schemaname || '.' END || relname AS name,
    pg_total_relation_size(relid)::float AS bytes, n_live_tup::float AS rows, n_dead_tup::float AS dead
  FROM pg_stat_user_tables`;

const MAILS = `SELECT count(*)::int AS waiting FROM mails WHERE status = 'pending'`;

const CONNECTIONS = `
  SELECT application_name AS server, count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND application_name IN ('api', 'worker') GROUP BY server`;

/** Everything that is looked at while a soak runs. The servers connect to PostgreSQL under the names that they have here. */
export class Machine {
  constructor(
    private readonly api: Observed,
    private readonly worker: Observed,
    private readonly postgres: ProcessTree | undefined,
    private readonly databaseUrl: string,
  ) {}

  async look(): Promise<MachineState> {
    const [api, worker, tables, [mails], connections] = await Promise.all([
      readMetrics(this.api.server.url),
      readMetrics(this.worker.server.url),
      query<TableState & { name: string }>(this.databaseUrl, TABLES),
      query<{ waiting: number }>(this.databaseUrl, MAILS),
      query<{ server: string; count: number }>(this.databaseUrl, CONNECTIONS),
    ]);
    const lag = (metrics: Map<string, number>): number =>
      (metrics.get('nodejs_eventloop_lag_p99_seconds') ?? NaN) * 1_000;
    return {
      memory: this.memory(),
      lag: { api: lag(api), worker: lag(worker) },
      busy: api.get('db_pool_connections{state="busy"}') ?? NaN,
      waiting: api.get('db_pool_pending_requests') ?? NaN,
      connections: Object.fromEntries(connections.map(({ server, count }) => [server, count])),
      tables: Object.fromEntries(tables.map(({ name, bytes, rows, dead }) => [name, { bytes, rows, dead }])),
      mailsSent: worker.get('mails_total{template="customer-welcome",outcome="sent"}') ?? 0,
      mailsWaiting: mails!.waiting,
    };
  }

  private memory(): Record<string, number> {
    const [primary, ...apis] = this.api.processes.rssMb();
    const [worker] = this.worker.processes.rssMb();
    const named: [string, number | undefined][] = [
      ['api, primary', primary],
      ...apis.map((mb, index): [string, number] => [`api ${index + 1}`, mb]),
      ['worker', worker],
      ['PostgreSQL, private', this.postgres?.privateMb()],
    ];
    return Object.fromEntries(named.filter((entry): entry is [string, number] => entry[1] !== undefined));
  }
}

/** The metrics of a server, by name and labels as they stand there. */
async function readMetrics(url: string): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}/metrics answered ${response.status} ${text}`);
  const lines = text.matchAll(/^(\w+(?:\{.*\})?) (\S+)$/gm);
  return new Map([...lines].map(([, name, value]) => [name!, Number(value)]));
}
