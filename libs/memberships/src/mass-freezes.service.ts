import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { daysBetween } from './calendar';
import { type MassFreezeResponse, toMassFreezeResponse } from './mass-freeze.response';
import { MassFreezesRepository } from './mass-freezes.repository';
import { FreezeMembershipDto } from './membership.dto';
import { massFreezeNotFound } from './memberships.problems';

/** Freezes of a whole gym, which the worker makes. */
@Injectable()
export class MassFreezesService {
  constructor(
    private readonly database: Database,
    private readonly massFreezes: MassFreezesRepository,
  ) {}

  /**
   * Has the worker freeze every membership that has days in a time. What the gym itself causes counts against nobody's limit.
   *
   * @throws InvalidInputError for a time that ends before it begins, or is longer than a year
   */
  async start(
    principal: Principal,
    { start_date, end_date, reason = null }: FreezeMembershipDto,
    isPreview: boolean,
  ): Promise<MassFreezeResponse> {
    const days = { start_date, end_date };
    if (end_date < start_date)
      throw InvalidInputError.of('end_date', 'must not be before start_date', 'freeze_period');
    if (daysBetween(start_date, end_date) > 366)
      throw InvalidInputError.of(
        'end_date',
        'must not be more than a year after start_date',
        'freeze_period',
      );
    if (isPreview) {
      const total = await this.database.readInGym(principal, (tx) =>
        this.massFreezes.countAffected(tx, days),
      );
      return { id: null, ...days, reason, status: 'pending', total, frozen: 0 };
    }
    return this.database.inGym(principal, async (tx) => {
      const total = await this.massFreezes.countAffected(tx, days);
      const id = await this.massFreezes.add(tx, days, reason, total);
      return toMassFreezeResponse((await this.massFreezes.find(tx, id))!);
    });
  }

  /** How far it is. @throws ProblemError `mass_freeze_not_found` */
  get(principal: Principal, id: number): Promise<MassFreezeResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const massFreeze = await this.massFreezes.find(tx, id);
      if (!massFreeze) throw new ProblemError(massFreezeNotFound);
      return toMassFreezeResponse(massFreeze);
    });
  }
}
