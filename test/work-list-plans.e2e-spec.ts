import { type GymTransaction } from '@libs/platform/database';
import { type Principal, todayIn } from '@libs/platform/identity';
import { Cursor, type Page } from '@libs/platform/input';
import { RemindersRepository } from '../libs/reminders/src/reminders.repository';
import { ListMembershipsQuery } from '../libs/memberships/src/list-memberships.query';
import { MembershipsRepository } from '../libs/memberships/src/memberships.repository';
import { TodayReportRepository } from '../libs/reports/src/today-report.repository';
import { birthdaysFrom } from '../libs/work-lists/src/birthday';
import {
  BirthdaysQuery,
  ExpiringQuery,
  IncompleteQuery,
  LapsedQuery,
} from '../libs/work-lists/src/work-list.query';
import { WorkListsRepository } from '../libs/work-lists/src/work-lists.repository';
import { PlanDatabase, rowsReadBy, rowsRemoved } from './support/query-plans';

const BIG_GYM = 21;
const OWNER: Principal = { gym_id: BIG_GYM, user_id: 1, role: 'owner', timezone: 'UTC' };
const TODAY = todayIn(OWNER.timezone);

/** The day so many days after today. */
const day = (days: number): string =>
  new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

describe('In a gym of 10,000 among 20 others,', () => {
  const lists = new WorkListsRepository();
  let database: PlanDatabase;

  beforeAll(async () => {
    database = await PlanDatabase.create(BIG_GYM);
    // No triggers: nobody searches here, nor reads the log.
    await database.query('SET session_replication_role = replica');
    await database.query(
      `INSERT INTO plans (gym_id, id, name, kind, price_cents, period_unit, period_count, periods)
       SELECT id, id, 'One month', 'fixed', 4900, 'month', 1, 1 FROM gyms`,
    );
    // Half of the rows are the big gym's, in between those of the small ones. Ends lie from two years ago to one year ahead.
    await database.query(
      `INSERT INTO customers (gym_id, first_name, last_name, email, phone, date_of_birth, membership_start, membership_end, has_memberships, created_at)
       SELECT CASE number % 2 WHEN 0 THEN ${BIG_GYM} ELSE 1 + number / 2 % 20 END, 'First', 'Last', number || '@example.com',
         CASE number % 100 WHEN 0 THEN NULL ELSE '+44 20 7946 0000' END, date '1940-01-01' + number * 37 % 24000,
         date '2010-01-01', $1::date - 730 + number * 17 % 1095, true, now() - number * interval '20 minutes'
       FROM generate_series(1, 20000) AS number`,
      [TODAY],
    );
    await database.query(
      `INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency, period_unit,
         period_count, periods, minimum_term_periods, notice_days, start_date, end_date, unfrozen_end_date)
       SELECT gym_id, id, gym_id, 'One month', 'fixed', 4900, 0, 'EUR', 'month', 1, 1, 0, 0, membership_start, membership_end,
         membership_end FROM customers`,
    );
    await database.query('SET plan_cache_mode = force_custom_plan');
    await database.actAs(BIG_GYM, 'customers', 'memberships');
  }, 120_000);

  afterAll(() => database.drop());

  /** The plan of the statement that lists, how many it finds, and where the next page begins. */
  async function explain(list: (tx: GymTransaction) => Promise<Page<{ id: number }>>) {
    const { plan, found } = await database.explain(OWNER, list);
    return { plan, found: found.items.length, next: Cursor.parse(found.next_cursor) };
  }

  it.each([
    ['expiring', ExpiringQuery, () => [TODAY, day(90)]],
    ['lapsed', LapsedQuery, () => [day(-366), day(-1)]],
  ] as const)(
    'the work list of who is %s reads a page from its place in an index, and the memberships of nobody else',
    async (_, Query, days) => {
      const [first, last] = days() as [string, string];
      let cursor: Cursor | undefined;
      for (let page = 0; page < 3; page++) {
        const query = Object.assign(new Query(), { cursor });
        const { plan, found, next } = await explain((tx) => lists.byMembershipEnd(tx, first, last, query));
        expect(found).toBe(50);
        expect(plan).toMatch(/Index (?:Only )?Scan (?:Backward )?using customers_membership_end_idx /);
        expect(plan).toContain('memberships_customer_id_idx');
        expect(plan).not.toMatch(/Seq Scan|Sort Key: \(COALESCE/);
        expect(rowsRemoved(plan)).toBeLessThan(60);
        cursor = next;
      }
    },
  );

  it.each(['date', '-date'])(
    'the work list of birthdays, by %s, reads a page of each of its days at most, from its place in an index',
    async (sort) => {
      let cursor: Cursor | undefined;
      for (let page = 0; page < 3; page++) {
        const query = Object.assign(new BirthdaysQuery(), { days: 31, limit: 5, sort, cursor });
        const { plan, found, next } = await explain((tx) =>
          lists.birthdays(tx, birthdaysFrom(TODAY, 31), query),
        );
        expect(found).toBe(5);
        expect(plan).not.toContain('Seq Scan');
        const read = rowsReadBy('customers_birthday_idx', plan);
        expect(read).toBeGreaterThan(5);
        expect(read).toBeLessThanOrEqual(33 * 6);
        expect(rowsRemoved(plan)).toBeLessThan(300);
        cursor = next;
      }
    },
  );

  it('the list of memberships that will not go on reads an index that has nobody else', async () => {
    await database.query('RESET ROLE');
    await database.query(
      `UPDATE memberships SET ends_reason = 'moved' WHERE gym_id = ${BIG_GYM} AND id % 400 = 0`,
    );
    await database.actAs(BIG_GYM, 'memberships');
    const query = Object.assign(new ListMembershipsQuery(), { status: 'ending', limit: 5 });
    const { plan, found } = await explain((tx) => new MembershipsRepository().list(tx, query));
    expect(found).toBe(5);
    expect(plan).toContain('memberships_ending_idx');
    expect(plan).not.toMatch(/Seq Scan on memberships|Sort Key: memberships/);
  });

  it('the work list of who is incomplete reads an index that has nobody else', async () => {
    const { plan, found, next } = await explain((tx) => lists.incomplete(tx, new IncompleteQuery()));
    expect(found).toBe(50);
    expect(plan).toContain('customers_incomplete_idx');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
    const second = Object.assign(new IncompleteQuery(), { cursor: next });
    expect((await explain((tx) => lists.incomplete(tx, second))).plan).toContain('customers_incomplete_idx');
  });

  it('a batch of reminders reads those whose last day it is, from its place in an index', async () => {
    const reminders = new RemindersRepository();
    const { plan, found } = await database.explain(OWNER, (tx) =>
      reminders.findCandidates(tx, TODAY, day(14), 10_000, 500),
    );
    expect(found).not.toHaveLength(0);
    expect(plan).toContain(' using customers_membership_end_idx ');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
    expect(rowsRemoved(plan)).toBeLessThan(20);
  });

  it("today's report counts whoever is active, was added, ends or celebrates in an index", async () => {
    // Who is active is counted in an index alone once the table was vacuumed, as PostgreSQL does by itself.
    await database.query('RESET ROLE');
    await database.query('VACUUM customers');
    await database.query('SET ROLE gym_api');
    const birthdays = birthdaysFrom(TODAY, 0).map(({ birthday }) => birthday);
    const { plan } = await database.explain(OWNER, (tx) =>
      new TodayReportRepository().read(tx, `${TODAY}T12:00:00Z`, birthdays),
    );
    expect(plan.match(/ using customers_membership_end_idx /g)).toHaveLength(3);
    expect(plan).toContain('Index Only Scan using customers_membership_end_idx');
    expect(plan).toContain(' using customers_list_idx ');
    expect(plan).toContain('customers_birthday_idx');
  });
});
