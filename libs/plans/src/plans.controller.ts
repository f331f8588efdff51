import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import {
  ChecksIfMatch,
  type Count,
  CountPreference,
  ExistsFilter,
  HasEtag,
  IdParam,
  IfMatch,
  PageOf,
  Precondition,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, UseFilters } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ListPlansQuery } from './list-plans.query';
import { CreatePlanDto, UpdatePlanDto } from './plan.dto';
import { PlanResponse } from './plan.response';
import { planInUse, planNotFound } from './plans.problems';
import { PlansService } from './plans.service';

const PlanId = () => IdParam(planNotFound, 'The plan.');

@ApiTags('plans')
@Controller('plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Post()
  @Allow('owner', 'manager')
  @HasEtag()
  @ApiOperation({
    summary: 'Add a plan',
    description: 'What the gym sells. Prices are in the currency of the gym (`GET /gyms/me`).',
  })
  @ApiCreatedResponse({ type: PlanResponse })
  createPlan(@CurrentPrincipal() principal: Principal, @Body() dto: CreatePlanDto) {
    return this.plans.create(principal, dto);
  }

  @Get()
  @AllowEveryRole()
  @ApiOperation({ summary: 'List plans, newest first' })
  @PageOf(PlanResponse)
  listPlans(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ListPlansQuery,
    @CountPreference() count: Count | undefined,
  ) {
    return this.plans.list(principal, query, count);
  }

  @Get(':id')
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'One plan' })
  @ApiOkResponse({ type: PlanResponse })
  getPlan(@CurrentPrincipal() principal: Principal, @PlanId() id: number) {
    return this.plans.get(principal, id);
  }

  @Patch(':id')
  @Allow('owner', 'manager')
  @HasEtag()
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(PlansService, planNotFound))
  @ApiOperation({
    summary: 'Change a plan',
    description:
      'What is left out stays; `null` clears. What was sold stays as it was: memberships keep the terms that they began with.',
  })
  @ApiOkResponse({ type: PlanResponse })
  updatePlan(
    @CurrentPrincipal() principal: Principal,
    @PlanId() id: number,
    @Body() dto: UpdatePlanDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.plans.update(principal, id, dto, precondition);
  }

  @Delete(':id')
  @Allow('owner', 'manager')
  @ChecksIfMatch()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a plan that was never sold',
    description: 'One that was sold is archived instead.',
  })
  @ApiNoContentResponse()
  @ApiProblem(planInUse)
  deletePlan(
    @CurrentPrincipal() principal: Principal,
    @PlanId() id: number,
    @IfMatch() precondition: Precondition,
  ) {
    return this.plans.delete(principal, id, precondition);
  }
}
