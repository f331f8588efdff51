import { Database } from '@libs/platform/database';
import { liveGauge, Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { HOLD_REASONS, MailsRepository } from './mails.repository';

/** Milliseconds for which an answer is kept: there may be many. */
const KEEP = 15_000;

/** Tells how many mails to customers wait until their gym may send them. */
@Injectable()
export class MailsHeldGauge {
  constructor(database: Database, mails: MailsRepository) {
    const held = new Probe(() => database.readInWorker((tx) => mails.countHeld(tx)), KEEP);
    liveGauge(
      {
        name: 'mails_held',
        help:
          'Mails to customers that wait until their gym may send them, by what for: that its owner confirms the address ' +
          '(verification), another day (allowance), or that we have looked at its bounces (bounces)',
        labelNames: ['reason'],
        aggregator: 'max',
      },
      async () => {
        const counts = await held.read();
        return HOLD_REASONS.map((reason) => [{ reason }, counts.get(reason) ?? 0]);
      },
    );
  }
}
