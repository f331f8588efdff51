import { Database } from '@libs/platform/database';
import { liveGauge, Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';

/** Milliseconds for which an answer is kept: a long outbox takes a while to read. */
const KEEP = 5_000;

/**
 * Tells how far behind the outbox is, in every process that writes to it or empties it, so that a missing worker is
 * noticed too. A mail waits for its first attempt from its creation on, for another one from when it is due; while
 * it rests after a failure it waits for nothing.
 */
@Injectable()
export class MailOutboxGauge {
  constructor(private readonly database: Database) {
    const age = new Probe(() => this.oldestDueAge(), KEEP);
    liveGauge(
      {
        name: 'mail_outbox_oldest_due_age_seconds',
        help: 'How long the most overdue mail has waited for an attempt to send it, in seconds; 0 when none waits',
        labelNames: [],
        aggregator: 'max',
      },
      async () => [[{}, await age.read()]],
    );
  }

  private async oldestDueAge(): Promise<number> {
    const [row] = await this.database.readAsSystem((tx) =>
      tx.manager.query<[{ age: number }]>(
        `SELECT coalesce(extract(epoch FROM now() - min(CASE attempts WHEN 0 THEN created_at ELSE due_at END)), 0)::float AS age
         FROM mails WHERE status = 'pending' AND (attempts = 0 OR due_at <= now())`,
      ),
    );
    return row.age;
  }
}
