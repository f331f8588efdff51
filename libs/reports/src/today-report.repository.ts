import { activeCondition } from '@libs/customers';
import { visitTimeoutSql } from '@libs/gyms';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type TodayReportResponse } from './today-report.response';

/** SQL: the month and day of a date, as one number. */
const monthAndDay = (date: string): string =>
  `(extract(month FROM ${date}) * 100 + extract(day FROM ${date}))`;

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
    const isActive = activeCondition('$2');
    const endsWithin = (from: string, to: string): string =>
      `active AND next_membership_start IS NULL AND membership_end BETWEEN ${from} AND ${to}`;
    const [figures] = await tx.query<[Omit<TodayReportResponse, 'date'>]>(
      `WITH day AS (
         SELECT $2::timestamp AT TIME ZONE $3 AS start, ($2::date + 1)::timestamp AT TIME ZONE $3 AS after
       ), customer_figures AS (
         SELECT count(*) FILTER (WHERE ${isActive}) AS active,
           count(*) FILTER (WHERE created_at >= start AND created_at < after) AS added,
           count(*) FILTER (WHERE ${endsWithin('$2', '$2::date + 7')}) AS expiring,
           count(*) FILTER (WHERE ${endsWithin('$2::date - 7', '$2::date - 1')}) AS lapsed,
           count(*) FILTER (WHERE ${isActive} AND ${monthAndDay('date_of_birth')} = ANY ($4)) AS birthdays
         FROM customers, day WHERE gym_id = $1
       ), visit_figures AS (
         SELECT count(*) FILTER (WHERE decision = 'allowed' AND voided_at IS NULL) AS visits,
           count(*) FILTER (WHERE decision = 'denied') AS denied
         FROM check_ins, day WHERE gym_id = $1 AND occurred_at >= start AND occurred_at < after
       )
       SELECT active, added, expiring, lapsed, birthdays, visits, denied, (
           SELECT count(DISTINCT customer_id) FROM check_ins
           WHERE gym_id = $1 AND decision = 'allowed' AND voided_at IS NULL AND checked_out_at IS NULL
             AND occurred_at > $5::timestamptz - ${visitTimeoutSql('$1')} * interval '1 minute'
         ) AS in_now, (
           SELECT count(DISTINCT membership_id) FROM membership_freezes
           WHERE gym_id = $1 AND $2 BETWEEN start_date AND end_date
         ) AS frozen
       FROM customer_figures, visit_figures`,
      [tx.gym_id, tx.today, tx.actor.timezone, birthdays, now],
    );
    return figures;
  }
}
