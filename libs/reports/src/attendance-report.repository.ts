import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Days } from './periods';

export interface Attendance {
  /** Of how many customers the visits were. */
  customers: number;
  /** Hours of a week with visits; weekdays as ISO 8601 counts them. */
  hours: { weekday: number; hour: number; visits: number }[];
  /** Days with visits, in their order. */
  days: { date: string; visits: number; customers: number }[];
}

/** Reads what other rooms have written, and writes nothing. */
@Injectable()
export class AttendanceReportRepository {
  /** When the visits of some days began. */
  async read(tx: GymTransaction, { from, to }: Days): Promise<Attendance> {
    const [attendance] = await tx.query<[Attendance]>(
      `WITH visits AS MATERIALIZED (
         SELECT customer_id, occurred_at AT TIME ZONE $4 AS at FROM check_ins
         WHERE gym_id = $1 AND decision = 'allowed' AND voided_at IS NULL
           AND occurred_at >= $2::timestamp AT TIME ZONE $4 AND occurred_at < ($3::date + 1)::timestamp AT TIME ZONE $4
       ), hours AS (
         SELECT extract(isodow FROM at)::integer AS weekday, extract(hour FROM at)::integer AS hour, count(*) AS visits
         FROM visits GROUP BY 1, 2
       ), days AS (
         SELECT at::date AS date, count(*) AS visits, count(DISTINCT customer_id) AS customers FROM visits GROUP BY 1
       )
       SELECT (SELECT count(DISTINCT customer_id) FROM visits) AS customers,
         coalesce((SELECT jsonb_agg(to_jsonb(hours)) FROM hours), '[]') AS hours,
         coalesce((SELECT jsonb_agg(to_jsonb(days) ORDER BY date) FROM days), '[]') AS days`,
      [tx.gym_id, from, to, tx.actor.timezone],
    );
    return attendance;
  }
}
