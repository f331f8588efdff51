import { type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Cursor } from '@libs/platform/input';
import { CheckInsRepository } from '../libs/check-ins/src/check-ins.repository';
import { ListCheckInsQuery } from '../libs/check-ins/src/list-check-ins.query';
import { TodayReportRepository } from '../libs/reports/src/today-report.repository';
import { PlanDatabase, rowsReadBy, rowsRemoved } from './support/query-plans';

const OWNER: Omit<Principal, 'gym_id'> = { user_id: 1, role: 'owner', timezone: 'Europe/Berlin' };

/** Customers of the gym; a check-in in fifty is denied, one in a thousand voided. */
const CUSTOMERS = 1_000;

describe.each([
  ['10,000 check-ins', 10_000, 10],
  ['100,000 check-ins, alone in its database', 100_000, 0],
])('In a gym with %s', (_, visits, neighbours) => {
  const gym_id = neighbours + 1;
  const checkIns = new CheckInsRepository();
  let database: PlanDatabase;
  const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const dayAgo = (days: number): string => minutesAgo(days * 1_440).slice(0, 10);

  beforeAll(async () => {
    database = await PlanDatabase.create(gym_id);
    await database.query(
      `INSERT INTO customers (gym_id, id, first_name, last_name, email)
       SELECT gyms.id, number, 'A', 'B', 'a@example.com' FROM gyms, generate_series(1, $1) AS number`,
      [CUSTOMERS],
    );
    await database.query(
      `INSERT INTO plans (gym_id, id, name, kind, price_cents, period_unit, period_count)
       SELECT id, 1, 'Monthly', 'recurring', 0, 'month', 1 FROM gyms`,
    );
    await database.query(
      `INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency,
         period_unit, period_count, minimum_term_periods, notice_days, start_date)
       SELECT gym_id, id, 1, 'Monthly', 'recurring', 0, 0, 'EUR', 'month', 1, 0, 0, '2020-01-01' FROM customers`,
    );
    await database.query(
      `INSERT INTO check_ins (gym_id, customer_id, occurred_at, decision, reasons, checked_in_by, voided_at, void_reason)
       SELECT gyms.id, 1 + number % $1, now() - number * interval '1 minute',
         CASE WHEN number % 50 = 0 THEN 'denied' ELSE 'allowed' END,
         CASE WHEN number % 50 = 0 THEN '{expired}'::text[] ELSE '{}' END, 1,
         CASE WHEN number % 1000 = 1 THEN now() END, CASE WHEN number % 1000 = 1 THEN 'x' END
       FROM generate_series(1, $2) AS number CROSS JOIN gyms`,
      [CUSTOMERS, visits],
    );
    await database.actAs(gym_id, 'customers', 'memberships', 'membership_freezes', 'check_ins');
  }, 300_000);

  afterAll(() => database.drop());

  const explain = <T>(read: (tx: GymTransaction) => Promise<T>) =>
    database.explain({ ...OWNER, gym_id }, read);

  const list = (filters: Partial<ListCheckInsQuery>) =>
    explain((tx) => checkIns.list(tx, Object.assign(new ListCheckInsQuery(), filters), minutesAgo(240)));

  it.each<[string, Partial<ListCheckInsQuery>, string]>([
    ['all', {}, 'check_ins_occurred_at_idx'],
    ['all, oldest first', { sort: 'occurred_at' }, 'check_ins_occurred_at_idx'],
    ['visits', { decision: 'allowed' }, 'check_ins_occurred_at_idx'],
    ['those who were not let in', { decision: 'denied' }, 'check_ins_denied_idx'],
    ['what was voided', { voided: true }, 'check_ins_voided_idx'],
    ['a week ago', { from: dayAgo(6), to: dayAgo(5) }, 'check_ins_occurred_at_idx'],
    ['one customer', { customer_id: 17 }, 'check_ins_customer_id_idx'],
    ['who is in', { open: true }, 'check_ins_occurred_at_idx'],
  ])('the list of %s is read from its place in an index', async (_name, filters, index) => {
    const { found, plan } = await list({ ...filters, limit: 5 });
    expect(found.items).toHaveLength(5);
    expect(plan).toMatch(new RegExp(`Index Scan (?:Backward )?using ${index} `));
    expect(plan).not.toMatch(/Seq Scan|Sort/);
    expect(rowsRemoved(plan)).toBeLessThan(10);
    const next = await list({ ...filters, limit: 5, cursor: Cursor.parse(found.next_cursor) });
    expect(next.plan).not.toMatch(/Seq Scan|Sort|Filter: .*ROW/);
    expect(rowsRemoved(next.plan)).toBeLessThan(10);
  });

  it('who is in is found among those of the last hours', async () => {
    const { found, plan } = await explain((tx) => checkIns.present(tx, minutesAgo(240), 1_000));
    expect(found[0]?.count).toBeGreaterThan(200);
    expect(plan).toContain('check_ins_occurred_at_idx');
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRemoved(plan)).toBeLessThan(20);
  });

  it("today's report reads the visits of the last day, and no others", async () => {
    const { found, plan } = await explain((tx) =>
      new TodayReportRepository().read(tx, new Date().toISOString(), [101]),
    );
    expect(found.in_now).toBeGreaterThan(200);
    expect(plan).toContain('check_ins_occurred_at_idx');
    expect(plan).not.toMatch(/check_ins_customer_id_idx|Seq Scan on check_ins/);
    // A day has 1,440 minutes, and so many check-ins.
    expect(rowsReadBy('check_ins_occurred_at_idx', plan)).toBeLessThan(3_000);
  });

  it('what a decision follows from is found by the customer', async () => {
    const now = new Date().toISOString();
    const { found, plan } = await explain((tx) => checkIns.facts(tx, 17, now, now.slice(0, 10)));
    expect(found).toMatchObject({ timeout: 240, opening: { hours: null, closures: [] } });
    expect(found.memberships).toHaveLength(1);
    expect(plan).toContain('check_ins_customer_id_idx');
    expect(plan).toContain('memberships_customer_id_idx');
    expect(plan).not.toMatch(/Seq Scan on (?:check_ins|memberships)/);
    expect(rowsRemoved(plan)).toBeLessThan(10);
    const days = { start_date: dayAgo(30), end_date: dayAgo(0) };
    const counted = await explain((tx) => checkIns.countVisits(tx, 17, 1, days));
    expect(counted.plan).toContain('check_ins_customer_id_idx');
    expect(counted.plan).not.toContain('Seq Scan');
  });
});
