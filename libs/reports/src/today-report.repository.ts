import { activeCondition } from '@libs/customers';
import { visitTimeoutSql } from '@libs/gyms';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type TodayReportResponse } from './today-report.response';

/** Reads what other rooms have written, and writes nothing. */
@Injectable()
export class TodayReportRepository {
  /**
   * The figures of today in one statement.
   *
   * @param now the moment, as ISO 8601
   * @param birthdays of whom it is the birthday today: months and days, as numbers such as 229
   */
  async read(
    tx: GymTransaction,
    now: string,
    birthdays: number[],
  ): Promise<Omit<TodayReportResponse, 'date'>> {
    const endsWithin = (first: string, last: string): string =>
      `active AND next_membership_start IS NULL AND sort_membership_end BETWEEN ${first} AND ${last}`;
    const startOf = (day: string): string => `(${day})::timestamp AT TIME ZONE $3`;
    const isOfToday = (column: string): string =>
      `${column} >= ${startOf('$2::date')} AND ${column} < ${startOf('$2::date + 1')}`;
    // Only who is active is counted through all customers, in an index that has all it takes; each other figure has one that finds its few
    // rows. Some are of views: the policy of the table would keep what is computed, as these columns are, from an index. Who is in
    // came within a day, the longest time-out: PostgreSQL cannot know the gym's own, and would read the check-ins of all years.
    const [figures] = await tx.query<[Omit<TodayReportResponse, 'date'>]>(
      `SELECT (
         SELECT count(id) FROM searchable_customers WHERE gym_id = $1 AND ${activeCondition('$2', 'searchable_customers')}
       ) AS active, (
         SELECT count(*) FROM customers WHERE gym_id = $1 AND ${isOfToday('created_at')}
       ) AS added, (
         SELECT count(*) FROM searchable_customers WHERE gym_id = $1 AND ${endsWithin('$2::date', '$2::date + 7')}
       ) AS expiring, (
         SELECT count(*) FROM searchable_customers WHERE gym_id = $1 AND ${endsWithin('$2::date - 7', '$2::date - 1')}
       ) AS lapsed, (
         SELECT count(*) FROM customer_birthdays
         WHERE gym_id = $1 AND birthday = ANY ($4::integer[]) AND ${activeCondition('$2', 'customer_birthdays')}
       ) AS birthdays, visits, denied, (
         SELECT count(DISTINCT customer_id) FROM check_ins
         WHERE gym_id = $1 AND decision = 'allowed' AND voided_at IS NULL AND checked_out_at IS NULL
           AND occurred_at > $5::timestamptz - interval '1 day'
           AND occurred_at > $5::timestamptz - ${visitTimeoutSql('$1')} * interval '1 minute'
       ) AS in_now, (
         SELECT count(DISTINCT membership_id) FROM membership_freezes
         WHERE gym_id = $1 AND $2 BETWEEN start_date AND end_date
       ) AS frozen
       FROM (
         SELECT count(*) FILTER (WHERE decision = 'allowed' AND voided_at IS NULL) AS visits,
           count(*) FILTER (WHERE decision = 'denied') AS denied
         FROM check_ins WHERE gym_id = $1 AND ${isOfToday('occurred_at')}
       ) AS visits_of_today`,
      [tx.gym_id, tx.today, tx.actor.timezone, birthdays, now],
    );
    return figures;
  }
}
