import { type Transaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** Statements on `mails` besides those of its jobs. */
@Injectable()
export class MailsRepository {
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
