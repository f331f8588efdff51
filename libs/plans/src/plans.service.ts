import { changesOf, Database, type GymTransaction, violates } from '@libs/platform/database';
import { toWeeklyHours } from '@libs/platform/hours';
import { invalidToken, type Principal } from '@libs/platform/identity';
import { type Count, type Page, type Precondition } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type ListPlansQuery } from './list-plans.query';
import { checkTerms, type PlanTerms } from './plan-terms';
import { type CreatePlanDto, type UpdatePlanDto } from './plan.dto';
import { type Plan } from './plan.entity';
import { type PlanResponse, toPlanResponse } from './plan.response';
import { planInUse, planNotFound } from './plans.problems';
import { PlansRepository } from './plans.repository';

/** What a gym sells. Every method works within the principal's gym: to it, others' plans do not exist. */
@Injectable()
export class PlansService {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansRepository,
  ) {}

  /** @throws InvalidInputError for terms that contradict each other */
  async create(principal: Principal, dto: CreatePlanDto): Promise<PlanResponse> {
    const { kind, period, periods = null, minimum_term_periods = 0 } = dto;
    checkTerms({ kind, period_unit: period.unit, period_count: period.count, periods, minimum_term_periods });
    try {
      return await this.database.inGym(principal, async (tx) =>
        toPlanResponse(await this.plans.insert(tx, toColumns(dto))),
      );
    } catch (error) {
      // The gym was deleted after the request had been let in.
      if (violates(error, 'plans_gym_id_fkey')) throw new ProblemError(invalidToken);
      throw error;
    }
  }

  /**
   * A page of the plans that the filters leave, newest first.
   *
   * @param count whether, and how, to count all of them
   */
  list(principal: Principal, query: ListPlansQuery, count?: Count): Promise<Page<PlanResponse>> {
    return this.database.readInGym(principal, async (tx) => {
      const [page, total] = await Promise.all([
        this.plans.list(tx, query),
        count && this.plans.count(tx, query, count),
      ]);
      return { ...page, items: page.items.map(toPlanResponse), total };
    });
  }

  /** @throws ProblemError `plan_not_found` */
  get(principal: Principal, id: number): Promise<PlanResponse> {
    return this.database.readInGym(principal, async (tx) =>
      toPlanResponse(existing(await this.plans.find(tx, id))),
    );
  }

  /** What a plan promises and costs, read inside the caller's transaction; archived plans too. */
  find(tx: GymTransaction, id: number): Promise<PlanTerms | undefined> {
    return this.plans.findTerms(tx, id);
  }

  /**
   * Applies what differs; a PATCH that changes nothing leaves `updated_at` alone.
   *
   * @throws ProblemError `plan_not_found`, `precondition_failed`
   * @throws InvalidInputError for terms that contradict each other, or the stored ones
   */
  update(
    principal: Principal,
    id: number,
    dto: UpdatePlanDto,
    precondition: Precondition,
  ): Promise<PlanResponse> {
    return this.database.inGym(principal, async (tx) => {
      const plan = existing(await this.plans.findForUpdate(tx, id));
      precondition.check(toPlanResponse(plan));
      const changes = changesOf(plan, toColumns(dto));
      if (!changes) return toPlanResponse(plan);
      checkTerms({ ...plan, ...changes });
      return toPlanResponse(existing(await this.plans.update(tx, id, changes)));
    });
  }

  /**
   * Deletes a plan that was never sold.
   *
   * @throws ProblemError `plan_not_found`, `plan_in_use`, `precondition_failed`
   */
  async delete(principal: Principal, id: number, precondition: Precondition): Promise<void> {
    try {
      await this.database.inGym(principal, async (tx) => {
        precondition.check(toPlanResponse(existing(await this.plans.findForUpdate(tx, id))));
        await this.plans.delete(tx, id);
      });
    } catch (error) {
      if (violates(error, 'memberships_plan_id_fkey')) throw new ProblemError(planInUse);
      throw error;
    }
  }

  /** @throws ProblemError `plan_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    existing(await this.database.readInGym(principal, (tx) => this.plans.find(tx, id)));
  }
}

function existing(plan: Plan | undefined): Plan {
  if (!plan) throw new ProblemError(planNotFound);
  return plan;
}

/** What was sent, as the table has it. */
function toColumns({ period, access, ...columns }: UpdatePlanDto): Partial<Plan> {
  return {
    ...columns,
    ...(period && { period_unit: period.unit, period_count: period.count }),
    access: access && toWeeklyHours(access),
  };
}
