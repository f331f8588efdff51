import { type Transaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** SQL: a mail that waits to be let through. */
const IS_HELD = `status = 'pending' AND due_at = 'infinity'`;

/** Statements on `mails` besides those of its jobs. */
@Injectable()
export class MailsRepository {
  /** Lets all mails through. */
  async admitAll(tx: Transaction): Promise<void> {
    await tx.manager.query(`UPDATE mails SET due_at = now(), created_at = now() WHERE ${IS_HELD}`);
  }

  /** Lets the mails of gyms through that may send them. */
  async admit(tx: Transaction): Promise<void> {
    await tx.manager.query(
      `-- The gyms that have such mails, by one look into the index for each.
       WITH RECURSIVE waiting AS (
         SELECT min(gym_id) AS gym_id FROM mails WHERE ${IS_HELD}
         UNION ALL
         SELECT (SELECT min(gym_id) FROM mails WHERE ${IS_HELD} AND gym_id > waiting.gym_id)
         FROM waiting WHERE gym_id IS NOT NULL
       )
       UPDATE mails SET due_at = now(), created_at = now()
       FROM waiting JOIN mail_senders ON mail_senders.gym_id = waiting.gym_id
       WHERE verified_at IS NOT NULL AND mails.gym_id = waiting.gym_id AND ${IS_HELD}`,
    );
  }

  /**
   * Removes mails that were settled so many days ago.
   *
   * @param limit how many at most
   * @returns how many
   */
  async deleteSettled(tx: Transaction, days: number, limit: number): Promise<number> {
    const [, count] = await tx.manager.query<[unknown[], number]>(
      `DELETE FROM mails USING (
         SELECT gym_id, id FROM mails WHERE settled_at < now() - $1 * interval '1 day' LIMIT $2
       ) AS old WHERE mails.gym_id = old.gym_id AND mails.id = old.id`,
      [days, limit],
    );
    return count;
  }
}
