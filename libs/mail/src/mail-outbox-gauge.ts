import { Database } from '@libs/platform/database';
import { liveGauge, Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { MAILS } from './mail.entity';

/** Milliseconds for which an answer is kept: a long outbox takes a while to read. */
const KEEP = 5_000;

/** Tells how far behind the outbox is, in every process that writes to it or empties it: a missing worker shows, too. */
@Injectable()
export class MailOutboxGauge {
  constructor(database: Database) {
    const age = new Probe(() => database.readInWorker((tx) => MAILS.oldestDueAge(tx)), KEEP);
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
}
