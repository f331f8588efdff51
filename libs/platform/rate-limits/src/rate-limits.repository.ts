import { type AccountsTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** What is counted: under which key, and for how many seconds from the first time on. */
export interface Counted {
  key: string;
  seconds: number;
}

/** How often it was counted, and after how many seconds counting begins anew. */
export interface Count {
  key: string;
  count: number;
  resets_in: number;
}

/** Every statement on `rate_limits`. */
@Injectable()
export class RateLimitsRepository {
  /** Counts one more of each. Keys in one order, so that no two transactions wait for each other. */
  async add(tx: AccountsTransaction, counted: Counted[]): Promise<Count[]> {
    const counts = await tx.query<Count[]>(
      `INSERT INTO rate_limits AS known (key, count, resets_at)
       SELECT key, 1, now() + seconds * interval '1 second' FROM unnest($1::text[], $2::int[]) AS counted (key, seconds) ORDER BY key
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN known.resets_at <= now() THEN 1 ELSE known.count + 1 END,
         resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
       RETURNING key, count, ceil(extract(epoch FROM resets_at - now()))::int AS resets_in`,
      [counted.map(({ key }) => key), counted.map(({ seconds }) => seconds)],
    );
    // Each new key removes old ones: the table holds about what the longest window does.
    if (counts.some(({ count }) => count === 1)) await this.removeOld(tx);
    return counts;
  }

  /** Takes one of each back. */
  async subtract(tx: AccountsTransaction, keys: string[]): Promise<void> {
    await tx.execute(
      `UPDATE rate_limits SET count = count - 1
       WHERE key IN (SELECT key FROM rate_limits WHERE key = ANY ($1) ORDER BY key FOR UPDATE) AND count > 0`,
      [keys],
    );
  }

  private async removeOld(tx: AccountsTransaction): Promise<void> {
    await tx.execute(
      `DELETE FROM rate_limits WHERE key IN (
         SELECT key FROM rate_limits WHERE resets_at < now() - interval '1 minute' ORDER BY resets_at LIMIT 10 FOR UPDATE SKIP LOCKED)`,
    );
  }
}
