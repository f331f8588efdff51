import { type ReminderKind } from '@libs/gyms';
import { type GymTransaction, type WorkerTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type RemindedGym } from './reminder-schedule';
import { type ReminderText } from './reminder-text';

/** Somebody whose coverage ends, and who gets the mail about it. */
export interface Ending {
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
 * SQL: whoever may be reminded: their coverage has begun, nothing follows it, and neither they nor whoever gets the mail has
 * refused. `$2` is the gym's day.
 */
const ENDING = `SELECT customer.id, customer.first_name, customer.last_name, customer.membership_end,
    recipient.id AS recipient_id, recipient.first_name AS recipient_first_name, recipient.last_name AS recipient_last_name,
    recipient.email AS recipient_email
  FROM searchable_customers AS ending JOIN customers AS customer ON customer.gym_id = ending.gym_id AND customer.id = ending.id
  JOIN customers AS recipient ON recipient.gym_id = customer.gym_id
    AND recipient.id = CASE WHEN customer.email IS NULL THEN customer.guardian_id ELSE customer.id END
  WHERE ending.gym_id = $1 AND customer.active AND customer.next_membership_start IS NULL
    AND coalesce(customer.membership_start <= $2, true) AND recipient.email IS NOT NULL
    AND customer.mail_consent IS DISTINCT FROM false AND recipient.mail_consent IS DISTINCT FROM false`;

/** Every statement of reminders. */
@Injectable()
export class RemindersRepository {
  /** All gyms, but those that were reminded on this day or later. */
  gymsNotReminded(tx: WorkerTransaction, day: string): Promise<RemindedGym[]> {
    return tx.query<RemindedGym[]>('SELECT gym_id, timezone, reminded_on FROM gyms_not_reminded($1)', [day]);
  }

  /**
   * Notes that a day's reminders are written, in the transaction that writes them: whoever else is at it waits, and finds them written.
   *
   * @param newKey for the gym's first day
   * @returns the key of the gym's links; undefined when the day was noted before
   */
  async begin(tx: GymTransaction, day: string, newKey: Buffer): Promise<Buffer | undefined> {
    const [sender] = await tx.query<{ unsubscribe_key: Buffer }[]>(
      `INSERT INTO reminder_senders AS sender (gym_id, reminded_on, unsubscribe_key) VALUES ($1, $2, $3)
       ON CONFLICT (gym_id) DO UPDATE SET reminded_on = excluded.reminded_on WHERE sender.reminded_on < excluded.reminded_on
       RETURNING unsubscribe_key`,
      [tx.gym_id, day, newKey],
    );
    return sender?.unsubscribe_key;
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

  /** Who may be reminded that coverage ends on one of these days. */
  endingOn(tx: GymTransaction, today: string, days: readonly string[]): Promise<Ending[]> {
    // The view is for the index: the policy of the table would keep what is computed from it.
    return tx.query<Ending[]>(
      `${ENDING} AND ending.sort_membership_end = ANY ($3::date[]) ORDER BY customer.id`,
      [tx.gym_id, today, days],
    );
  }

  /** One of them; undefined when there is nothing, or nobody, to be reminded of. */
  async findEnding(tx: GymTransaction, today: string, customerId: number): Promise<Ending | undefined> {
    const [ending] = await tx.query<Ending[]>(
      `${ENDING} AND ending.id = $3 AND customer.membership_end IS NOT NULL`,
      [tx.gym_id, today, customerId],
    );
    return ending;
  }
}
