import { type GymTransaction } from '@libs/platform/database';
import { DateTime } from 'luxon';
import { type Client } from 'pg';
import { CheckInsRepository } from '../../../libs/check-ins/src/check-ins.repository';
import { ListCheckInsQuery } from '../../../libs/check-ins/src/list-check-ins.query';
import { ListMembershipsQuery } from '../../../libs/memberships/src/list-memberships.query';
import { MembershipsRepository } from '../../../libs/memberships/src/memberships.repository';
import { AttendanceReportRepository } from '../../../libs/reports/src/attendance-report.repository';
import { MembersReportRepository } from '../../../libs/reports/src/members-report.repository';
import { TodayReportRepository } from '../../../libs/reports/src/today-report.repository';
import { birthdaysFrom } from '../../../libs/work-lists/src/birthday';
import {
  AbsentQuery,
  BirthdaysQuery,
  ExpiringQuery,
  IncompleteQuery,
  LapsedQuery,
} from '../../../libs/work-lists/src/work-list.query';
import { WorkListsRepository } from '../../../libs/work-lists/src/work-lists.repository';

/** What a desk asks for. */
type Read = (tx: GymTransaction) => Promise<unknown>;

const lists = new WorkListsRepository();
const memberships = new MembershipsRepository();
const checkIns = new CheckInsRepository();
const birthdays = (tx: GymTransaction, days: number) => birthdaysFrom(tx.today, days);
const daysAfter = (tx: GymTransaction, days: number): string =>
  DateTime.fromISO(tx.today, { zone: 'utc' }).plus({ days }).toISODate()!;
const now = (): string => DateTime.utc().toISO();
/** The default of `visit_timeout_minutes`. */
const fourHoursAgo = (): string => DateTime.utc().minus({ hours: 4 }).toISO();

const membershipsOf =
  (filters: Partial<ListMembershipsQuery>): Read =>
  (tx) =>
    memberships.list(tx, Object.assign(new ListMembershipsQuery(), filters));

const checkInsOf =
  (filters: Partial<ListCheckInsQuery>): Read =>
  (tx) =>
    checkIns.list(tx, Object.assign(new ListCheckInsQuery(), filters), fourHoursAgo());

/** First pages of the desk's lists, and reports. */
export const DESK: Record<string, Read> = {
  'work list: expiring, 30 days': (tx) =>
    lists.byMembershipEnd(tx, tx.today, daysAfter(tx, 30), new ExpiringQuery()),
  'work list: lapsed, 30 days': (tx) =>
    lists.byMembershipEnd(tx, daysAfter(tx, -30), daysAfter(tx, -1), new LapsedQuery()),
  'work list: birthdays, 7 days': (tx) => lists.birthdays(tx, birthdays(tx, 7), new BirthdaysQuery()),
  'work list: incomplete': (tx) => lists.incomplete(tx, new IncompleteQuery()),
  'work list: absent, 21 days': (tx) => lists.absent(tx, daysAfter(tx, -21), new AbsentQuery()),
  memberships: membershipsOf({}),
  'memberships: active': membershipsOf({ status: 'active' }),
  'memberships: ending': membershipsOf({ status: 'ending' }),
  'memberships: frozen': membershipsOf({ status: 'frozen' }),
  'memberships: of a customer': membershipsOf({ customer_id: 4711 }),
  'check-ins': checkInsOf({}),
  'check-ins: denied': checkInsOf({ decision: 'denied' }),
  'check-ins: of a customer': checkInsOf({ customer_id: 4711 }),
  'who is in': (tx) => checkIns.present(tx, fourHoursAgo(), 100),
  "today's report": (tx) =>
    new TodayReportRepository().read(
      tx,
      now(),
      birthdays(tx, 0).map(({ birthday }) => birthday),
    ),
  'attendance, 30 days': (tx) =>
    new AttendanceReportRepository().read(tx, { from: daysAfter(tx, -30), to: tx.today }),
  'members, 30 days': (tx) => new MembersReportRepository().read(tx, daysAfter(tx, -30), tx.today),
};

/** Sells a plan to each customer of a gym, for their days, and lets each come every fifty days; one scan in fifty is denied. */
export async function sellAndCheckIn(client: Client, gymId: string): Promise<void> {
  await client.query('SET session_replication_role = replica');
  await client.query(
    `WITH plan AS (
       INSERT INTO plans (gym_id, name, kind, price_cents, period_unit, period_count, periods)
       VALUES ($1, 'By the day', 'fixed', 4900, 'day', 1, 365) RETURNING id
     ), sold AS (
       INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency, period_unit,
         period_count, periods, minimum_term_periods, notice_days, start_date, end_date, unfrozen_end_date)
       SELECT $1, customers.id, plan.id, 'By the day', 'fixed', 4900, 0, 'EUR', 'day', 1, membership_end - membership_start + 1, 0, 0,
         membership_start, membership_end, membership_end
       FROM customers CROSS JOIN plan WHERE gym_id = $1 AND membership_end IS NOT NULL
     )
     UPDATE customers SET has_memberships = true WHERE gym_id = $1 AND membership_end IS NOT NULL`,
    [gymId],
  );
  await client.query(
    `INSERT INTO check_ins (gym_id, customer_id, occurred_at, decision, reasons, checked_in_by)
     SELECT gym_id, id, now() - (visit * 50 + id * 31 % 50) * interval '1 day' - id % 1440 * interval '1 minute',
       CASE WHEN id % 50 = 0 THEN 'denied' ELSE 'allowed' END,
       CASE WHEN id % 50 = 0 THEN '{expired}'::text[] ELSE '{}' END, 1
     FROM customers CROSS JOIN generate_series(0, 1) AS visit WHERE gym_id = $1`,
    [gymId],
  );
  await client.query('RESET session_replication_role');
  await client.query('VACUUM ANALYZE memberships, check_ins, customers');
}
