import { type ReminderKind } from '@libs/gyms';
import { type GymTransaction, type WorkerTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type ReminderSender } from './reminder-sender.entity';
import { type ReminderGym } from './reminder-schedule';
import { type ReminderText } from './reminder-text';

/** A customer who may be reminded of the end of their membership, and whoever gets the mail about it. */
export interface ReminderCandidate {
  id: number;
  first_name: string;
  last_name: string;
  /** `YYYY-MM-DD`. */
  membership_end: string;
  /** The customer, or the guardian of one who has no address. */
  recipient_id: number;
  recipient_first_name: string;
  recipient_last_name: string;
  recipient_email: string;
}

/**
 * SQL: candidates: their membership has begun, nothing follows it, and neither they nor whoever gets the mail has
 * refused. `$2` is the gym's day. The view, and the limit that keeps the two apart, are for the index of ends: the policy of the
 * table would keep what is computed, as they are, from it.
 */
const CANDIDATE = `SELECT customer.id, customer.first_name, customer.last_name, customer.membership_end,
    recipient.id AS recipient_id, recipient.first_name AS recipient_first_name, recipient.last_name AS recipient_last_name,
    recipient.email AS recipient_email
  FROM searchable_customers AS customer CROSS JOIN LATERAL (
    SELECT id, first_name, last_name, email FROM customers
    WHERE gym_id = $1 AND id = CASE WHEN customer.email IS NULL THEN customer.guardian_id ELSE customer.id END
      AND email IS NOT NULL AND mail_consent IS DISTINCT FROM false LIMIT 1
  ) AS recipient
  WHERE customer.gym_id = $1 AND customer.active AND customer.next_membership_start IS NULL
    AND coalesce(customer.membership_start <= $2, true) AND customer.mail_consent IS DISTINCT FROM false`;

/** Every statement of reminders. */
@Injectable()
export class RemindersRepository {
  /** All gyms, but those that were reminded on this day or later. */
  gymsNotReminded(tx: WorkerTransaction, day: string): Promise<ReminderGym[]> {
    return tx.query<ReminderGym[]>('SELECT gym_id, timezone, reminded_on FROM gyms_not_reminded($1)', [day]);
  }

  /**
   * The last day whose reminders are written, and the key of the gym's links. Before its first day, a gym has neither.
   *
   * @param newKey for the gym's first day
   */
  async findOrCreateSender(tx: GymTransaction, day: string, newKey: Buffer): Promise<ReminderSender> {
    const [sender] = await tx.query<[ReminderSender]>(
      `INSERT INTO reminder_senders AS sender (gym_id, reminded_on, unsubscribe_key) VALUES ($1, $2::date - 1, $3)
       ON CONFLICT (gym_id) DO UPDATE SET reminded_on = sender.reminded_on
       RETURNING gym_id, reminded_on, unsubscribe_key`,
      [tx.gym_id, day, newKey],
    );
    return sender;
  }

  /** Notes that a day's reminders are written. */
  async noteReminded(tx: GymTransaction, day: string): Promise<void> {
    await tx.execute('UPDATE reminder_senders SET reminded_on = $2 WHERE gym_id = $1 AND reminded_on < $2', [
      tx.gym_id,
      day,
    ]);
  }

  /** The key of the gym's links; undefined before the first reminder. */
  async findKey(tx: GymTransaction): Promise<Buffer | undefined> {
    const [sender] = await tx.query<{ unsubscribe_key: Buffer }[]>(
      'SELECT unsubscribe_key FROM reminder_senders WHERE gym_id = $1',
      [tx.gym_id],
    );
    return sender?.unsubscribe_key;
  }

  /** What the gym's reminders say in its own words, by their kind. */
  async texts(tx: GymTransaction): Promise<Map<ReminderKind, ReminderText>> {
    const rows = await tx.query<(ReminderText & { kind: ReminderKind })[]>(
      'SELECT kind, subject, message FROM reminder_templates WHERE gym_id = $1',
      [tx.gym_id],
    );
    return new Map(rows.map(({ kind, subject, message }) => [kind, { subject, message }]));
  }

  async replaceText(
    tx: GymTransaction,
    kind: ReminderKind,
    { subject, message }: ReminderText,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO reminder_templates (gym_id, kind, subject, message) VALUES ($1, $2, $3, $4)
       ON CONFLICT (gym_id, kind) DO UPDATE SET subject = excluded.subject, message = excluded.message`,
      [tx.gym_id, kind, subject, message],
    );
  }

  async deleteText(tx: GymTransaction, kind: ReminderKind): Promise<void> {
    await tx.execute('DELETE FROM reminder_templates WHERE gym_id = $1 AND kind = $2', [tx.gym_id, kind]);
  }

  /**
   * Candidates whose last day is `lastDay`, in the order of their ids.
   *
   * @param after the last id of those before
   */
  findCandidates(
    tx: GymTransaction,
    today: string,
    lastDay: string,
    after: number,
    limit: number,
  ): Promise<ReminderCandidate[]> {
    return tx.query<ReminderCandidate[]>(
      `${CANDIDATE} AND customer.sort_membership_end = $3 AND customer.id > $4
       ORDER BY customer.id LIMIT $5`,
      [tx.gym_id, today, lastDay, after, limit],
    );
  }

  /** A customer as a candidate; undefined when there is nothing, or nobody, to be reminded of. */
  async findCandidate(
    tx: GymTransaction,
    today: string,
    customerId: number,
  ): Promise<ReminderCandidate | undefined> {
    const [candidate] = await tx.query<ReminderCandidate[]>(
      `${CANDIDATE} AND customer.id = $3 AND customer.membership_end IS NOT NULL`,
      [tx.gym_id, today, customerId],
    );
    return candidate;
  }
}
