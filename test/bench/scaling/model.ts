import { type Cost } from '../soak/costs';
import { type Measured } from '../soak/measured';
import { KEPT_DAYS, LIMITS, OPERATION, PRICES, USE } from './inputs';

/** What a number of gyms needs. */
export interface Stage {
  gyms: number;
  customers: number;
  /** Requests a second, on average and in the busiest hour. */
  average: number;
  peak: number;
  apis: number;
  workers: number;
  /** Cores of PostgreSQL that are in use in the busiest hour, and vCPUs with 4 GB each for that and for what has to be in memory. */
  databaseCores: number;
  databaseVcpus: number;
  connections: number;
  /** GB by table, with indexes; of everything with room to spare; of what is in use. */
  tables: Record<string, number>;
  disk: number;
  hot: number;
  /** MB of write-ahead log a second in the busiest hour, and GB a day. */
  walRate: number;
  walDay: number;
  iops: number;
  restoreHours: number;
  /** Dollars a month by what they are paid for. */
  bill: Record<string, number>;
}

const [DAY, HOURS, MONTH_DAYS] = [86_400, 730, 30.4];
const GB = 1e9;
const MEMORY_OF_VCPU = 4;

export function stageOf(gyms: number, measured: Measured): Stage {
  const customers = gyms * USE.customersOfAGym;
  const average = (customers * USE.requestsOfACustomerADay) / DAY;
  const peak = average * USE.peak;
  const mixed = (name: keyof Cost): number => costOfRequest(measured, name);
  const aDay = (action: string): number => (average * DAY * USE.shares[action]!) / 1_000;

  const { idleSecond } = measured;
  // Measured with two api processes and a worker.
  const coresFor = (milliseconds: number): number => (peak * milliseconds) / 1_000 / OPERATION.utilisation;
  const apis = Math.max(OPERATION.atLeast, Math.ceil(coresFor(mixed('api'))));
  const workers = Math.max(OPERATION.atLeast, Math.ceil(coresFor(mixed('worker'))));
  const idleShare = (apis + workers) / 3;
  const databaseCores = (peak * mixed('database') + idleSecond.database * idleShare) / 1_000;

  const tables = sizes(gyms, customers, aDay, measured);
  const data = Object.values(tables).reduce((sum, size) => sum + size, 0);
  const disk = data / (1 - OPERATION.freeDisk);
  const recent = tables.audit_log! * (OPERATION.recentDays / KEPT_DAYS.audit_log);
  const { connections: ofApi } = measured.processes.api;
  const connections = apis * ofApi + workers * measured.processes.worker.connections;
  const hot =
    tables.customers! +
    tables.memberships! +
    tables.sessions! +
    tables.refresh_tokens! +
    tables.staff! +
    tables.users! +
    tables.gyms! +
    recent;
  const memory = hot / OPERATION.cache + (connections * measured.connectionMemory) / 1_000;
  const databaseVcpus = roundUpToTwo(
    Math.max(2, databaseCores / OPERATION.utilisation, memory / MEMORY_OF_VCPU),
  );

  const wal = (rate: number): number => rate * mixed('wal') + idleSecond.wal * idleShare;
  const commits =
    peak *
    (['patch', 'create', 'delete', 'refresh', 'sign-in'].reduce((sum, name) => sum + USE.shares[name]!, 0) /
      1_000);
  const iops = commits + peak * (mixed('pagesWritten') + mixed('pagesRead') * OPERATION.misses);
  const walDay = (wal(average) * DAY) / GB;

  return {
    gyms,
    customers,
    average,
    peak,
    apis,
    workers,
    databaseCores,
    databaseVcpus,
    connections,
    tables,
    disk,
    hot,
    walRate: wal(peak) / 1e6,
    walDay,
    iops,
    restoreHours: (data * 1_000) / OPERATION.restore / 3_600,
    bill: {
      'api and worker': processesBill(apis, measured, 'api') + processesBill(workers, measured, 'worker'),
      PostgreSQL: databaseVcpus * PRICES.databaseVcpuHour.dollars * HOURS,
      disk:
        disk * PRICES.storageMonth.dollars +
        Math.max(0, iops - LIMITS.includedIops) * PRICES.iopsMonth.dollars,
      backups: walDay * OPERATION.backupDays * PRICES.backupMonth.dollars,
      traffic: ((average * DAY * mixed('sent')) / GB) * MONTH_DAYS * PRICES.egress.dollars,
      mails: aDay('create') * MONTH_DAYS * PRICES.mail.dollars,
    },
  };
}

/** What a request costs on average. */
function costOfRequest({ actions }: Measured, name: keyof Cost): number {
  const costs = Object.entries(USE.shares).map(([action, share]) => actions[action]![name] * share);
  return costs.reduce((sum, cost) => sum + cost, 0) / 1_000;
}

/** How many gyms the api, the worker and PostgreSQL serve together on two cores. */
export function gymsOnOneMachine(measured: Measured): number {
  const milliseconds =
    costOfRequest(measured, 'api') + costOfRequest(measured, 'worker') + costOfRequest(measured, 'database');
  const { peak } = stageOf(1, measured);
  return (2 * 1_000 * OPERATION.utilisation) / milliseconds / peak;
}

/** GB of each table, with indexes, once the first rows have become old enough to be removed. */
function sizes(
  gyms: number,
  customers: number,
  aDay: (action: string) => number,
  { rows }: Measured,
): Record<string, number> {
  const audited = USE.audited.reduce((sum, action) => sum + aDay(action), 0);
  const counts: Record<string, number> = {
    gyms,
    mail_senders: gyms,
    staff: gyms * USE.staffOfAGym,
    users: gyms * USE.staffOfAGym,
    customers,
    memberships: customers * USE.membershipsOfACustomer,
    plans: gyms * USE.plansOfAGym,
    audit_log: customers + audited * KEPT_DAYS.audit_log,
    mails: aDay('create') * KEPT_DAYS.mails,
    welcomed_addresses: aDay('create') * KEPT_DAYS.welcomed_addresses,
    sessions: aDay('sign-in') * KEPT_DAYS.sessions,
    refresh_tokens: (aDay('sign-in') + aDay('refresh')) * KEPT_DAYS.refresh_tokens,
    idempotency_keys: aDay('create') * KEPT_DAYS.idempotency_keys,
  };
  return Object.fromEntries(
    Object.entries(counts).map(([table, count]) => [
      table,
      (count * (rows[table]!.table + rows[table]!.indexes)) / GB,
    ]),
  );
}

/** Each process has a vCPU, and twice the memory that it had under load. */
function processesBill(count: number, { processes }: Measured, kind: 'api' | 'worker'): number {
  const memory = (2 * processes[kind].memory) / 1_000;
  return count * HOURS * (PRICES.vcpuHour.dollars + memory * PRICES.memoryHour.dollars);
}

/** Database machines come with 2, 4, 8, 16 … vCPUs. */
const roundUpToTwo = (vcpus: number): number => 2 ** Math.ceil(Math.log2(vcpus));
