import { Database, violates } from '@libs/platform/database';
import { invalidToken, type Principal } from '@libs/platform/identity';
import { type Count, type Page } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type CreateClosureDto, type ListClosuresQuery } from './closure.dto';
import { type ClosureResponse, toClosureResponse } from './closure.response';
import { closureNotFound } from './closures.problems';
import { ClosuresRepository } from './closures.repository';

/** A longer closure is most likely a wrong year. */
const MAX_DAYS = 366;

/** Days on which a gym does not open. Every method works within the principal's gym: to it, others' closures do not exist. */
@Injectable()
export class ClosuresService {
  constructor(
    private readonly database: Database,
    private readonly closures: ClosuresRepository,
  ) {}

  /** @throws InvalidInputError for an end before the start, or more than a year later */
  async create(
    principal: Principal,
    { start_date, end_date = start_date, reason }: CreateClosureDto,
  ): Promise<ClosureResponse> {
    checkDays(start_date, end_date);
    try {
      return await this.database.inGym(principal, async (tx) =>
        toClosureResponse(await this.closures.insert(tx, { start_date, end_date, reason })),
      );
    } catch (error) {
      // The gym was deleted after the request had been let in.
      if (violates(error, 'closures_gym_id_fkey')) throw new ProblemError(invalidToken);
      throw error;
    }
  }

  /**
   * A page of the closures that the filters leave, by their first day.
   *
   * @param count whether, and how, to count all of them
   */
  list(principal: Principal, query: ListClosuresQuery, count?: Count): Promise<Page<ClosureResponse>> {
    return this.database.readInGym(principal, async (tx) => {
      const [page, total] = await Promise.all([
        this.closures.list(tx, query),
        count && this.closures.count(tx, query, count),
      ]);
      return { ...page, items: page.items.map(toClosureResponse), total };
    });
  }

  /** @throws ProblemError `closure_not_found` */
  async delete(principal: Principal, id: number): Promise<void> {
    const wasThere = await this.database.inGym(principal, (tx) => this.closures.delete(tx, id));
    if (!wasThere) throw new ProblemError(closureNotFound);
  }
}

function checkDays(start_date: string, end_date: string): void {
  if (end_date < start_date)
    throw InvalidInputError.of('end_date', 'must not be before start_date', 'closure_reversed');
  const days = DateTime.fromISO(end_date).diff(DateTime.fromISO(start_date), 'days').days + 1;
  if (days > MAX_DAYS)
    throw InvalidInputError.of('end_date', `must make at most ${MAX_DAYS} days`, 'closure_length');
}
