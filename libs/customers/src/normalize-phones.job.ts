import { GymSettings, GymsService } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import { jobPrincipal, type Principal } from '@libs/platform/identity';
import { runForEach, Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { Logger } from '@nestjs/common';
import { CustomersRepository } from './customers.repository';
import { toE164 } from './phone';

/** Customers whose phones one transaction reads and writes. */
const BATCH_SIZE = 500;

/** Gyms of one run; the others have their turn a minute later. */
const GYMS_OF_A_RUN = 100;

/** Reads the phone numbers of gyms anew that have another country now, or had none of them read so far. */
@Scheduled({ name: 'normalize-phones', cron: '* * * * *' })
export class NormalizePhonesJob implements ScheduledJob {
  private readonly logger = new Logger(NormalizePhonesJob.name);

  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly gyms: GymsService,
    private readonly settings: GymSettings,
  ) {}

  /** @throws AggregateError when numbers of some gyms could not be read; those of the others are */
  async run(): Promise<void> {
    const gymIds = await this.database.inWorker((tx) => this.gyms.withOutdatedPhones(tx, GYMS_OF_A_RUN));
    await runForEach(
      gymIds,
      (gymId) => this.normalize(jobPrincipal(gymId)),
      (gym_id, err) => this.logger.error({ gym_id, err }, 'phone numbers could not be read anew'),
      'Not all phone numbers could be read anew',
    );
  }

  private async normalize(gym: Principal): Promise<void> {
    const { country } = await this.database.readInGym(gym, (tx) => this.settings.find(tx));
    let last: number | undefined = 0;
    while (last !== undefined) last = await this.normalizeBatch(gym, country, last);
    // Unless the country was changed meanwhile: then the next run begins anew.
    await this.database.inGym(gym, async (tx) => {
      await this.gyms.lock(tx);
      if ((await this.settings.find(tx)).country === country) await this.gyms.setPhonesOutdated(tx, false);
    });
  }

  /** @param after the last customer of the batch before @returns that of this batch, unless there are no more */
  private normalizeBatch(gym: Principal, country: string | null, after: number): Promise<number | undefined> {
    return this.database.inGym(gym, async (tx) => {
      const batch = await this.customers.nextPhonesForUpdate(tx, after, BATCH_SIZE);
      const changed = batch
        .map(({ id, phone, phone_e164 }) => ({ id, phone_e164, now: toE164(phone, country) }))
        .filter(({ phone_e164, now }) => now !== phone_e164);
      if (changed.length > 0)
        await this.customers.setPhones(
          tx,
          changed.map(({ id }) => id),
          changed.map(({ now }) => now),
        );
      return batch.length < BATCH_SIZE ? undefined : batch.at(-1)!.id;
    });
  }
}
