import { activeCondition, type CustomerSummary } from '@libs/customers';
import { type GymTransaction, keyset } from '@libs/platform/database';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type Birthday } from './birthday';
import {
  type AbsentQuery,
  type BirthdaysQuery,
  type ExpiringQuery,
  type IncompleteQuery,
  type LapsedQuery,
} from './work-list.query';

/** A customer whose days of membership end, and the membership with which they do. */
export interface CustomerWithEndDate extends CustomerSummary {
  /** `YYYY-MM-DD`, as are the other dates. */
  membership_end: string;
  /** Null where the dates were typed into the customer. */
  membership_id: number | null;
  plan_name: string | null;
}

/** A customer and the day of a birthday. */
export interface BirthdayCustomer extends CustomerSummary {
  date: string;
  date_of_birth: string;
}

/** A customer and what could be unknown. */
export interface IncompleteCustomer extends CustomerSummary {
  date_of_birth: string | null;
  emergency_contact_phone: string | null;
}

/** A customer and the day of the last visit. */
export interface AbsentCustomer extends CustomerSummary {
  last_visit: string | null;
}

const SUMMARY = `customer.id, customer.first_name, customer.last_name, customer.email, customer.phone`;

/** SQL: whether something of a customer is unknown, as an index has it. */
const INCOMPLETE = `(nullif(customer.phone, '') IS NULL OR customer.date_of_birth IS NULL OR customer.email IS NULL
  OR nullif(customer.emergency_contact_phone, '') IS NULL)`;

/** Every statement of the work lists. The limit is no parameter, so that PostgreSQL knows how few rows are asked for. */
@Injectable()
export class WorkListsRepository {
  /** A page of the customers whose membership ends on one of these days, and who have none that begins later. */
  async byMembershipEnd(
    tx: GymTransaction,
    first: string,
    last: string,
    query: ExpiringQuery | LapsedQuery,
  ): Promise<Page<CustomerWithEndDate>> {
    const parameters: unknown[] = [tx.gym_id, first, last];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['customer.sort_membership_end', 'customer.id'], query, place);
    const conditions = [
      'customer.gym_id = $1',
      'customer.active',
      'customer.next_membership_start IS NULL',
      'customer.sort_membership_end BETWEEN $2 AND $3',
      ...after,
    ];
    // From the view: the policy of the table would keep what is computed, as the order is, from an index. The end is compared so
    // that the index of customers finds the membership, and not the one of ends: many end on the last of December.
    const rows = await tx.query<CustomerWithEndDate[]>(
      `SELECT ${SUMMARY}, customer.membership_end, membership.id AS membership_id, membership.plan_name
       FROM searchable_customers AS customer LEFT JOIN LATERAL (
         SELECT id, plan_name FROM memberships
         WHERE gym_id = customer.gym_id AND customer_id = customer.id AND end_date >= start_date
           AND end_date IS NOT DISTINCT FROM customer.membership_end
         ORDER BY id DESC LIMIT 1
       ) AS membership ON true
       WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ membership_end, id }) => [membership_end, id]);
  }

  /** A page of the active customers who have one of the birthdays. Of each day no more are read than a page has. */
  async birthdays(
    tx: GymTransaction,
    birthdays: Birthday[],
    query: BirthdaysQuery,
  ): Promise<Page<BirthdayCustomer>> {
    const [direction, beyond, first] = query.sort.startsWith('-')
      ? ['DESC', '<', Number.MAX_SAFE_INTEGER]
      : ['ASC', '>', 0];
    const [lastDate, lastId] = query.cursor?.keys ?? [];
    const days = birthdays.filter(
      ({ date }) => lastDate === undefined || date === lastDate || date < lastDate === (direction === 'DESC'),
    );
    const rows = await tx.query<BirthdayCustomer[]>(
      `SELECT customer.*, day.date
       FROM unnest($2::date[], $3::integer[], $4::bigint[]) AS day (date, birthday, after_id) CROSS JOIN LATERAL (
         SELECT ${SUMMARY}, customer.date_of_birth FROM customer_birthdays AS customer
         WHERE customer.gym_id = $1 AND customer.birthday = day.birthday AND customer.id ${beyond} day.after_id
           AND ${activeCondition('$5', 'customer')}
         ORDER BY customer.id ${direction} LIMIT ${query.limit + 1}
       ) AS customer
       ORDER BY day.date ${direction}, customer.id ${direction} LIMIT ${query.limit + 1}`,
      [
        tx.gym_id,
        days.map(({ date }) => date),
        days.map(({ birthday }) => birthday),
        days.map(({ date }) => (date === lastDate ? lastId : first)),
        tx.today,
      ],
    );
    return toPage(rows, query, ({ date, id }) => [date, id]);
  }

  /** A page of the active customers of whom something is unknown. */
  async incomplete(tx: GymTransaction, query: IncompleteQuery): Promise<Page<IncompleteCustomer>> {
    const parameters: unknown[] = [tx.gym_id];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['customer.id'], query, place);
    const conditions = [
      'customer.gym_id = $1',
      INCOMPLETE,
      activeCondition(place(tx.today), 'customer'),
      ...after,
    ];
    const rows = await tx.query<IncompleteCustomer[]>(
      `SELECT ${SUMMARY}, customer.date_of_birth, customer.emergency_contact_phone FROM customers AS customer
       WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }

  /**
   * A page of the active customers who were customers on a day, and have had no visit since.
   *
   * @param day `YYYY-MM-DD`; a visit on that day does not count as one since
   */
  async absent(tx: GymTransaction, day: string, query: AbsentQuery): Promise<Page<AbsentCustomer>> {
    const parameters: unknown[] = [tx.gym_id, day, tx.actor.timezone];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['customer.id'], query, place);
    const conditions = [
      'customer.gym_id = $1',
      activeCondition(place(tx.today), 'customer'),
      'coalesce(customer.membership_start, (customer.created_at AT TIME ZONE $3)::date) <= $2::date',
      `(visit.occurred_at IS NULL OR visit.occurred_at < ($2::date + 1)::timestamp AT TIME ZONE $3)`,
      ...after,
    ];
    const rows = await tx.query<AbsentCustomer[]>(
      `SELECT ${SUMMARY}, (visit.occurred_at AT TIME ZONE $3)::date AS last_visit
       FROM customers AS customer LEFT JOIN LATERAL (
         SELECT occurred_at FROM check_ins
         WHERE gym_id = customer.gym_id AND customer_id = customer.id AND decision = 'allowed' AND voided_at IS NULL
         ORDER BY occurred_at DESC LIMIT 1
       ) AS visit ON true
       WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }
}
