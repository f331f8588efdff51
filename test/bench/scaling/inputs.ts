/**
 * What docs/scaling.md assumes. Change it here and run `npm run docs:scaling`. Everything else on that page is computed from what
 * was measured (test/bench/measured.json).
 */

/** From a laptop to 50 million customers. */
export const GYMS = [1, 100, 1_000, 10_000, 100_000];

export const USE = {
  customersOfAGym: 500,
  /** The one that they have, and those before. */
  membershipsOfACustomer: 1.5,
  plansOfAGym: 5,
  /** Accounts of a gym. */
  staffOfAGym: 3,
  /** A visit is looked up, sometimes searched for, sometimes noted: requests for each customer on each day. */
  requestsOfACustomerADay: 2,
  /** How many times the day's average comes in the busiest hour. */
  peak: 4,
  /** How many of a thousand requests are which: in a gym of 500, one customer joins a day, and three people sign in. */
  shares: {
    list: 300,
    search: 200,
    get: 400,
    me: 60,
    'audit-log': 5,
    patch: 20,
    create: 1,
    delete: 1,
    refresh: 10,
    'sign-in': 3,
  } as Record<string, number>,
  /** Sign-ins and changes of a customer that the audit log has an entry of. */
  audited: ['patch', 'create', 'delete', 'sign-in'],
} as const;

export const OPERATION = {
  /** The share of its cores that a process or PostgreSQL uses in the busiest hour: the rest is for a neighbour that fails, and for deployments. */
  utilisation: 0.5,
  /** Processes of each kind at least: one must be able to fail. */
  atLeast: 2,
  /** The share of the disk that stays free: for tables that are vacuumed late, and for the write-ahead log. */
  freeDisk: 0.3,
  /** The share of PostgreSQL's memory that caches tables. */
  cache: 0.75,
  /** Pages that are looked for and not in memory, while everything that is in use fits into it. */
  misses: 0.005,
  /** Days of the audit log that are still read. */
  recentDays: 7,
  /** Days for which the write-ahead log is kept, to restore any moment. */
  backupDays: 14,
  /** MB a second at which a backup is restored: the throughput of the disk. */
  restore: 125,
} as const;

/** Days for which rows are kept (docs/operations.md). */
export const KEPT_DAYS = {
  audit_log: 1_095,
  mails: 30,
  welcomed_addresses: 365,
  sessions: 30,
  refresh_tokens: 30,
  idempotency_keys: 1,
} as const;

/** List prices in US dollars, us-east-1, without discounts: what others quoted on those days. Look them up anew before you decide. */
export const PRICES = {
  vcpuHour: { dollars: 0.04048, of: 'AWS Fargate, x86, a vCPU for an hour', source: 'wring.co, 2026-03-10' },
  memoryHour: { dollars: 0.004445, of: 'AWS Fargate, a GB for an hour', source: 'wring.co, 2026-03-10' },
  databaseVcpuHour: {
    dollars: 0.159,
    of: 'Amazon RDS for PostgreSQL, db.m6g, two zones, a vCPU with 4 GB for an hour (db.m6g.large: $0.318)',
    source: 'gitlab.com, gitlab-environment-toolkit issue 236, undated',
  },
  storageMonth: {
    dollars: 0.23,
    of: 'Amazon RDS gp3, two zones, a GB for a month ($0.115 for each zone)',
    source: 'usage.ai, 2026-06',
  },
  iopsMonth: {
    dollars: 0.04,
    of: 'Amazon RDS gp3, two zones, an IOPS above the included ones for a month ($0.02 for each zone)',
    source: 'usage.ai, 2026-06',
  },
  backupMonth: { dollars: 0.095, of: 'Amazon RDS backups, a GB for a month', source: 'usage.ai, 2026-06' },
  egress: { dollars: 0.09, of: 'AWS, a GB to the internet, first 10 TB', source: 'wring.co, 2026-03-08' },
  mail: { dollars: 0.0001, of: 'Amazon SES, a mail', source: 'acecloudinterviews.com, undated' },
} as const;

/** Where something ends, and what comes next. */
export const LIMITS = {
  /** PostgreSQL's default, of which deployments need twice their connections. */
  connections: 100,
  /** More of them cost PostgreSQL memory and time, whatever is set. */
  manyConnections: 500,
  /** An EBS gp3 volume: IOPS that are included, and the most that there are (docs.aws.amazon.com, optimizing-postgresql-on-ec2-using-ebs). */
  includedIops: 3_000,
  iops: 16_000,
  /** MB a second that are included. */
  throughput: 125,
  /** The largest db.m6g. */
  databaseVcpus: 64,
  /** Hours in which a backup should be restored. */
  restoreHours: 4,
  /** GB of one table and its indexes, beyond which a VACUUM or an index takes hours. */
  table: 500,
} as const;
