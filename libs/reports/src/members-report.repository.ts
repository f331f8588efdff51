import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** How many came and left on a day. */
export interface DayOfMovements {
  day: string;
  joined: number;
  returned: number;
  left: number;
}

export interface Movements {
  /** Members on the day before. */
  start: number;
  /** Days on which somebody came or left, in their order. */
  days: DayOfMovements[];
}

/**
 * SQL: the stretches of days on which customers of the gym $1, whose time zone is $4, were members; `after` is the first day on
 * which they were none again.
 */
const STRETCHES = `
  SELECT lower(days) AS first_day, upper(days) AS after, row_number() OVER (PARTITION BY customer_id ORDER BY days) = 1 AS is_first
  FROM (
    SELECT customer_id, unnest(range_agg(daterange(start_date, end_date, '[]'))) AS days FROM memberships
    WHERE gym_id = $1 AND coalesce(end_date, 'infinity') >= start_date GROUP BY customer_id
    UNION ALL
    SELECT id, daterange(first_day, membership_end, '[]')
    FROM customers, coalesce(membership_start, (created_at AT TIME ZONE $4)::date) AS first_day
    WHERE gym_id = $1 AND NOT has_memberships AND active AND coalesce(membership_end, 'infinity') >= first_day
  ) AS covered`;

/** Reads what other rooms have written, and writes nothing. */
@Injectable()
export class MembersReportRepository {
  /** Who came and left from one day to another, both inclusive. Reads every membership of the gym. */
  async read(tx: GymTransaction, from: string, to: string): Promise<Movements> {
    const [movements] = await tx.query<[Movements]>(
      `WITH stretches AS (${STRETCHES}), events AS (
         SELECT first_day AS day, is_first::integer AS joined, 1 - is_first::integer AS returned, 0 AS left FROM stretches
         UNION ALL
         SELECT after, 0, 0, 1 FROM stretches
       ), days AS (
         SELECT day, sum(joined) AS joined, sum(returned) AS returned, sum("left") AS left FROM events
         WHERE day BETWEEN $2::date AND $3::date GROUP BY day
       )
       SELECT
         (SELECT count(*) FROM stretches WHERE first_day < $2::date AND (after IS NULL OR after >= $2::date)) AS start,
         coalesce((SELECT jsonb_agg(to_jsonb(days) ORDER BY day) FROM days), '[]') AS days`,
      [tx.gym_id, from, to, tx.actor.timezone],
    );
    return movements;
  }
}
