import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type TagResponse } from './tag.dto';

/** Statements on the tags of customers. */
@Injectable()
export class TagsRepository {
  /** Every tag of the gym, in the order of the alphabet. */
  list(tx: GymTransaction): Promise<TagResponse[]> {
    return tx.query<TagResponse[]>(
      `SELECT tag, count(*)::integer AS customers FROM customers, unnest(tags) AS tag
       WHERE gym_id = $1 AND tags <> '{}' GROUP BY tag ORDER BY lower(tag), tag`,
      [tx.gym_id],
    );
  }

  /** Keeps customers from changing until the transaction ends. @returns how many of them there are */
  async lock(tx: GymTransaction, ids: number[]): Promise<number> {
    const rows = await tx.query<unknown[]>(
      'SELECT FROM customers WHERE gym_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE',
      [tx.gym_id, ids],
    );
    return rows.length;
  }

  /** Adds and removes tags. Of tags that differ in case alone, the one that was there first stays. @returns how many customers changed */
  change(tx: GymTransaction, ids: number[], add: string[], remove: string[]): Promise<number> {
    return tx.execute(
      `UPDATE customers SET tags = changed.tags, updated_at = now()
       FROM (
         SELECT id, ARRAY(
           SELECT (array_agg(tag ORDER BY place))[1] FROM unnest(tags || $3::text[]) WITH ORDINALITY AS every (tag, place)
           WHERE lower(tag) <> ALL (SELECT lower(removed) FROM unnest($4::text[]) AS removed)
           GROUP BY lower(tag) ORDER BY min(place)
         ) AS tags
         FROM customers WHERE gym_id = $1 AND id = ANY ($2)
       ) AS changed
       WHERE customers.gym_id = $1 AND customers.id = changed.id AND customers.tags <> changed.tags`,
      [tx.gym_id, ids, add, remove],
    );
  }
}
