import { MailSendChecks } from '@libs/mail';
import { runForEach, Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { liveGauge, Probe } from '@libs/platform/telemetry';
import { Logger } from '@nestjs/common';
import { RemindersService } from './reminders.service';

/** Milliseconds for which the figure is kept: it takes a look at all gyms. */
const CACHE_MILLISECONDS = 60_000;

/**
 * Writes the reminders of each gym whose morning has come. It looks often and goes by what is written: a morning on which no worker
 * ran is caught up once on the same day, and a day that is over is left alone.
 */
@Scheduled({ name: 'write-reminders', cron: '*/5 * * * *' })
export class WriteRemindersJob implements ScheduledJob {
  private readonly logger = new Logger(WriteRemindersJob.name);

  constructor(
    private readonly reminders: RemindersService,
    sendChecks: MailSendChecks,
  ) {
    sendChecks.register('customer-reminder', (mail) => reminders.isStillDue(mail));
    const oldest = new Probe(() => this.oldestAge(), CACHE_MILLISECONDS);
    liveGauge(
      {
        name: 'reminders_oldest_due_age_seconds',
        help: 'How long ago it was nine in the morning where reminders have waited longest to be written, in seconds; 0 when none do',
        labelNames: [],
        aggregator: 'max',
      },
      async () => [[{}, await oldest.read()]],
    );
  }

  /** @throws AggregateError when reminders of some gyms could not be written; those of the others are */
  async run(): Promise<void> {
    await runForEach(
      await this.reminders.dueGyms(),
      (gym) => this.reminders.remind(gym),
      ({ gym_id }, error) =>
        this.logger.warn({ gym_id, outcome: 'reminders not written', reason: nameOf(error) }),
      'Some reminders were not written',
    );
  }

  private async oldestAge(): Promise<number> {
    return Math.max(0, ...(await this.reminders.dueGyms()).map(({ overdueSeconds }) => overdueSeconds));
  }
}

/** No message: it may repeat what is in a row. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
