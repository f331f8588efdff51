import { type Measured } from '../soak/measured';
import { breakingPoints } from './limits';
import { USE } from './inputs';
import { stageOf } from './model';

/** A machine on which every request costs a millisecond of each, and every row is a hundred bytes. */
function measured(changes: Partial<Measured> = {}): Measured {
  const cost = { api: 1, worker: 0, database: 1, wal: 1_000, pagesRead: 10, pagesWritten: 0, sent: 1_000 };
  const tables = [
    'gyms',
    'mail_senders',
    'staff',
    'users',
    'customers',
    'memberships',
    'plans',
    'audit_log',
    'mails',
    'welcomed_addresses',
    'sessions',
    'refresh_tokens',
    'idempotency_keys',
  ];
  return {
    circumstances: 'here',
    capacity: 100,
    shares: {},
    actions: Object.fromEntries(Object.keys(USE.shares).map((name) => [name, cost])),
    idleSecond: { ...cost, database: 0, wal: 0 },
    rows: Object.fromEntries(tables.map((name) => [name, { table: 60, indexes: 40 }])),
    processes: { api: { connections: 11, memory: 250 }, worker: { connections: 14, memory: 150 } },
    connectionMemory: 4,
    ...changes,
  };
}

describe('The model of scaling', () => {
  it('takes the requests of the busiest hour from the customers', () => {
    const { customers, average, peak } = stageOf(86_400, measured());
    expect(customers).toBe(86_400 * USE.customersOfAGym);
    expect(average).toBeCloseTo(USE.customersOfAGym * USE.requestsOfACustomerADay);
    expect(peak).toBeCloseTo(average * USE.peak);
  });

  it('has at least two processes of each kind, and a core for each half second of CPU a second', () => {
    expect(stageOf(1, measured())).toMatchObject({ apis: 2, workers: 2, connections: 2 * 11 + 2 * 14 });
    const { apis, peak } = stageOf(100_000, measured());
    expect(apis).toBe(Math.ceil((peak * 0.001) / 0.5));
  });

  it('counts rows for as long as they are kept', () => {
    const { tables } = stageOf(1_000, measured());
    expect(tables.customers).toBeCloseTo((1_000 * USE.customersOfAGym * 100) / 1e9);
    const requestsADay = 1_000 * USE.customersOfAGym * USE.requestsOfACustomerADay;
    expect(tables.mails).toBeCloseTo((requestsADay * (USE.shares.create! / 1_000) * 30 * 100) / 1e9);
  });

  it('needs and costs no less for more gyms', () => {
    const [small, large] = [stageOf(1_000, measured()), stageOf(2_000, measured())];
    for (const name of ['disk', 'hot', 'iops', 'walDay', 'databaseVcpus', 'connections', 'apis'] as const)
      expect(large[name]).toBeGreaterThanOrEqual(small[name]);
    for (const [name, dollars] of Object.entries(small.bill))
      expect(large.bill[name]).toBeGreaterThanOrEqual(dollars);
  });

  it('says what ends first, at the first number of gyms at which it does', () => {
    const points = breakingPoints(measured());
    const gyms = points.map((point) => point.gyms ?? Infinity);
    expect(gyms).toEqual(gyms.toSorted((a, b) => a - b));
    const { gyms: first } = points.find(({ what }) => what.startsWith('a table of'))!;
    const largest = (count: number) => Math.max(...Object.values(stageOf(count, measured()).tables));
    expect(largest(first!)).toBeGreaterThan(500);
    expect(largest(first! - 1)).toBeLessThanOrEqual(500);
  });
});
