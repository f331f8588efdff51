import { type Measured } from '../soak/measured';
import { GYMS, LIMITS, USE } from './inputs';
import { type Stage, stageOf } from './model';
import { rounded } from './rounded';

/** Something that ends, and the number of gyms at which it does; none below ten times the largest that is computed. */
export interface BreakingPoint {
  gyms?: number;
  what: string;
  remedy: string;
}

interface Limit {
  what: string;
  remedy: string;
  isPassed: (stage: Stage) => boolean;
}

const OF_THE_LOG = 'the audit log';

const ENDS: Limit[] = [
  {
    what: `PostgreSQL's default of ${LIMITS.connections} connections, with two releases at once during a deployment`,
    remedy: 'set `max_connections`',
    isPassed: ({ connections }) => 2 * connections > LIMITS.connections,
  },
  {
    what: `${LIMITS.manyConnections} connections, the same way`,
    remedy: '[PgBouncer](operations.md#behind-pgbouncer), and Redis for the queue, which takes none',
    isPassed: ({ connections }) => 2 * connections > LIMITS.manyConnections,
  },
  {
    what: 'a database machine of 2 vCPUs and 8 GB: what is in use no longer fits into its memory',
    remedy: 'a larger machine; it is bought for its memory, not for its cores',
    isPassed: ({ databaseVcpus }) => databaseVcpus > 2,
  },
  {
    what: `the largest database machine, ${LIMITS.databaseVcpus} vCPUs and ${4 * LIMITS.databaseVcpus} GB`,
    remedy:
      'machines with more memory a core; then several databases, by gym: every key begins with `gym_id`, and no statement names two gyms',
    isPassed: ({ databaseVcpus }) => databaseVcpus > LIMITS.databaseVcpus,
  },
  {
    what: `a table of ${LIMITS.table} GB, ${OF_THE_LOG}: to vacuum it or to build an index takes hours`,
    remedy:
      'a shorter `AUDIT_LOG_RETENTION_DAYS`, or partitions by time, which is other code ([decision 40](decisions/0040-retention.md))',
    isPassed: ({ tables }) => Math.max(...Object.values(tables)) > LIMITS.table,
  },
  {
    what: `restoring a backup within ${LIMITS.restoreHours} hours`,
    remedy: `a standby that takes over instead; ${OF_THE_LOG} in a database of its own`,
    isPassed: ({ restoreHours }) => restoreHours > LIMITS.restoreHours,
  },
  {
    what: `${rounded(LIMITS.includedIops)} IOPS, which the disk includes`,
    remedy: 'pay for more',
    isPassed: ({ iops }) => iops > LIMITS.includedIops,
  },
  {
    what: `${rounded(LIMITS.iops)} IOPS, the most that one gp3 volume has`,
    remedy: 'striped volumes; then several databases, by gym',
    isPassed: ({ iops }) => iops > LIMITS.iops,
  },
  {
    what: `${LIMITS.throughput} MB of write-ahead log a second, half of it for the tables themselves`,
    remedy: 'several databases, by gym',
    isPassed: ({ walRate }) => walRate > LIMITS.throughput / 2,
  },
];

/** What ends, the first first. */
export function breakingPoints(measured: Measured): BreakingPoint[] {
  return ENDS.map(({ what, remedy, isPassed }) => ({
    what,
    remedy,
    gyms: firstPassed(isPassed, measured),
  })).toSorted((a, b) => (a.gyms ?? Infinity) - (b.gyms ?? Infinity));
}

/** The share of the api's CPU that sign-ins take. */
export function shareOfSignIns({ actions }: Measured): number {
  const cpu = Object.entries(USE.shares).map(([name, share]) => actions[name]!.api * share);
  return (actions['sign-in']!.api * USE.shares['sign-in']!) / cpu.reduce((sum, value) => sum + value, 0);
}

/** By halving: needs only grow. */
function firstPassed(isPassed: Limit['isPassed'], measured: Measured): number | undefined {
  let [low, high] = [0, 10 * GYMS.at(-1)!];
  if (!isPassed(stageOf(high, measured))) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isPassed(stageOf(middle, measured))) high = middle;
    else low = middle;
  }
  return high;
}
