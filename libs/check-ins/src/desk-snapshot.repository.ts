import { entitlementsSql, type EntitlingMembership } from '@libs/memberships';
import { type CustomerAtDesk } from '@libs/customers';
import { type GymTransaction, readRows } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { IS_VISIT, OPEN } from './check-ins.repository';

/** A customer with all that a decision follows from, as it is stored. */
export interface SnapshotRow extends CustomerAtDesk {
  card_number: string | null;
  phone_digits: string | null;
  /** Oldest first. */
  memberships: EntitlingMembership[];
  /** The days of visits that count among those of a membership: all of its current period, and a few before. */
  visits: { membership_id: number; day: string }[];
  open_visit: { id: number; since: string } | null;
}

/** Reads what a desk takes along, of other rooms too: by customer it would be a hundred thousand statements. */
@Injectable()
export class DeskSnapshotRepository {
  /**
   * Every customer, in one statement, as it is at one moment.
   *
   * @param openSince when visits must have begun to be under way still
   */
  readAll(tx: GymTransaction, openSince: string): AsyncIterable<SnapshotRow> {
    return readRows(
      tx,
      `SELECT id, first_name, last_name, active, membership_start, membership_end, photo_id, card_number,
         right(regexp_replace(coalesce(phone_e164, phone), '\\D', '', 'g'), 4) AS phone_digits,
         ${entitlementsSql('$1', 'customers.id')} AS memberships, coalesce((
           SELECT jsonb_agg(jsonb_build_object('membership_id', membership_id, 'day', (occurred_at AT TIME ZONE $3)::date))
           FROM memberships AS counted JOIN check_ins ON check_ins.gym_id = $1 AND check_ins.customer_id = customers.id
             AND membership_id = counted.id
             AND occurred_at > now() - (counted.period_count || ' ' || counted.period_unit)::interval - interval '2 days'
           WHERE counted.gym_id = $1 AND counted.customer_id = customers.id AND visits_per_period IS NOT NULL AND ${IS_VISIT}
         ), '[]') AS visits, (
           SELECT jsonb_build_object('id', id, 'since', occurred_at) FROM check_ins
           WHERE gym_id = $1 AND customer_id = customers.id AND ${OPEN('$2')} ORDER BY occurred_at DESC LIMIT 1
         ) AS open_visit
       FROM customers WHERE gym_id = $1 ORDER BY id`,
      [tx.gym_id, openSince, tx.actor.timezone],
    );
  }
}
