import { GymsService } from '@libs/gyms';
import { Database, type GymTransaction } from '@libs/platform/database';
import { toWeeklyHours } from '@libs/platform/hours';
import { type Principal } from '@libs/platform/identity';
import { type Precondition } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Opening, openingAt } from './opening';
import { type OpeningHoursResponse } from './opening-hours.dto';
import { OpeningHoursRepository } from './opening-hours.repository';

/** When gyms are open. */
@Injectable()
export class OpeningHoursService {
  constructor(
    private readonly database: Database,
    private readonly openingHours: OpeningHoursRepository,
    private readonly gyms: GymsService,
  ) {}

  get(principal: Principal): Promise<OpeningHoursResponse> {
    return this.database.readInGym(principal, async (tx) => ({ hours: await this.openingHours.find(tx) }));
  }

  /** @throws ProblemError `precondition_failed` */
  replace(
    principal: Principal,
    dto: OpeningHoursResponse,
    precondition: Precondition,
  ): Promise<OpeningHoursResponse> {
    const hours = dto.hours && toWeeklyHours(dto.hours);
    return this.database.inGym(principal, async (tx) => {
      // There may be no row of its own that could be locked.
      await this.gyms.lock(tx);
      if (precondition.isGiven) precondition.check({ hours: await this.openingHours.find(tx) });
      await (hours ? this.openingHours.replace(tx, hours) : this.openingHours.delete(tx));
      return { hours };
    });
  }

  /** Whether the gym of the caller's transaction is open at a moment, by its own clock and calendar. */
  async isOpenAt(tx: GymTransaction, moment: Date): Promise<Opening> {
    const at = DateTime.fromJSDate(moment, { zone: tx.actor.timezone });
    const { hours, closures } = await this.openingHours.rulesOf(tx, at.toISODate()!);
    return openingAt(hours, closures, at);
  }
}
