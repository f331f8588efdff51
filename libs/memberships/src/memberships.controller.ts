import { customerMerged, customerNotFound, CustomersService } from '@libs/customers';
import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ExistsFilter, HasEtag, IdParam, PageOf } from '@libs/platform/input';
import { ApiProblem, type ProblemType } from '@libs/platform/problems';
import { applyDecorators, Body, Controller, Get, HttpCode, Post, Query, UseFilters } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { ListMembershipsQuery } from './list-memberships.query';
import {
  CancelMembershipDto,
  ChangePlanDto,
  FreezeMembershipDto,
  PreviewQuery,
  SellMembershipDto,
  UnfreezeMembershipDto,
} from './membership.dto';
import { ChangedMembershipResponse, MembershipResponse, PreviewResponse } from './membership.response';
import {
  freezeLimitReached,
  managerNeeded,
  membershipCancelled,
  membershipNotCancelled,
  membershipNotFound,
  membershipNotFrozen,
  membershipOver,
  membershipRenewed,
  membershipWithoutEnd,
  planArchived,
} from './memberships.problems';
import { MembershipsService } from './memberships.service';
import { RenewalsService } from './renewals.service';

const MembershipId = () => IdParam(membershipNotFound, 'The membership.');
const CustomerId = () => IdParam(customerNotFound, 'The customer.');
const MembershipExists = () => UseFilters(ExistsFilter(MembershipsService, membershipNotFound));

/** A route that changes what a customer has, or previews that; 201 when it makes a membership. */
const Changes = (status: 200 | 201, summary: string, description: string, ...problems: ProblemType[]) =>
  applyDecorators(
    Allow('owner', 'manager', 'front_desk'),
    HttpCode(status),
    ApiOperation({ summary, description }),
    ApiExtraModels(ChangedMembershipResponse, PreviewResponse),
    ApiResponse({
      status,
      description: 'What has become of it; with `preview`, what would.',
      schema: {
        anyOf: [ChangedMembershipResponse, PreviewResponse].map((model) => ({ $ref: getSchemaPath(model) })),
      },
    }),
    ...(problems.length > 0 ? [ApiProblem(...problems)] : []),
  );

@ApiTags('memberships')
@Controller()
export class MembershipsController {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly renewals: RenewalsService,
  ) {}

  @Get('memberships')
  @AllowEveryRole()
  @ApiOperation({ summary: "The gym's memberships, newest first" })
  @PageOf(MembershipResponse, { isCounted: false })
  listMemberships(@CurrentPrincipal() principal: Principal, @Query() query: ListMembershipsQuery) {
    return this.memberships.list(principal, query);
  }

  @Get('memberships/:id')
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'One membership' })
  @ApiOkResponse({ type: MembershipResponse })
  getMembership(@CurrentPrincipal() principal: Principal, @MembershipId() id: number) {
    return this.memberships.get(principal, id);
  }

  @Get('customers/:id/memberships')
  @AllowEveryRole()
  @ApiOperation({ summary: 'All memberships that a customer has had, oldest first' })
  @ApiOkResponse({ type: [MembershipResponse] })
  @ApiProblem(customerMerged)
  listMembershipsOfCustomer(@CurrentPrincipal() principal: Principal, @CustomerId() id: number) {
    return this.memberships.ofCustomer(principal, id);
  }

  @Post('customers/:id/memberships')
  @Changes(
    201,
    'Sell a plan to a customer',
    'The terms are those of the plan today; later changes of the plan do not touch them. Several memberships at once are possible.',
    planArchived,
  )
  @ApiProblem(customerMerged)
  @UseFilters(ExistsFilter(CustomersService, customerNotFound))
  sellMembership(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Body() dto: SellMembershipDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.sell(principal, id, dto, preview);
  }

  @Post('memberships/:id/renew')
  @Changes(
    201,
    'Sell the same plan again',
    'At the terms that the plan has today, without the joining fee. The new membership begins on the day after the end, or today when that is past.',
    membershipRenewed,
    membershipWithoutEnd,
    planArchived,
  )
  renewMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.renewals.renew(principal, id, preview);
  }

  @Post('memberships/:id/change-plan')
  @Changes(
    201,
    'Change to another plan',
    'Ends the membership and sells the other plan from the next day on, without a joining fee. At once, the unused days of the period are credited: used and unused add up to its price.',
    membershipOver,
    membershipCancelled,
    membershipRenewed,
    planArchived,
  )
  @MembershipExists()
  changePlanOfMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Body() dto: ChangePlanDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.changePlan(principal, id, dto, preview);
  }

  @Post('memberships/:id/freeze')
  @Changes(
    200,
    'Let a membership rest',
    'Both days included. The end of a fixed membership, and the periods of a recurring one, come later by as many days; days of several freezes count once.',
    membershipOver,
    freezeLimitReached,
  )
  @MembershipExists()
  freezeMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Body() dto: FreezeMembershipDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.freeze(principal, id, dto, preview);
  }

  @Post('memberships/:id/unfreeze')
  @Changes(
    200,
    'Give frozen days back',
    'Whatever is frozen from that day on; the end comes forward by as many days.',
    membershipOver,
    membershipNotFrozen,
  )
  @MembershipExists()
  unfreezeMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Body() dto: UnfreezeMembershipDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.unfreeze(principal, id, dto, preview);
  }

  @Post('memberships/:id/cancel')
  @Changes(
    200,
    'Cancel a membership',
    'Nothing is due afterwards. Ended immediately, the unused days of the period are credited.',
    membershipOver,
    membershipCancelled,
    membershipRenewed,
    managerNeeded,
  )
  @MembershipExists()
  cancelMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Body() dto: CancelMembershipDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.cancel(principal, id, dto, preview);
  }

  @Post('memberships/:id/reinstate')
  @Changes(
    200,
    'Take a cancellation back',
    'As long as no day has been missed; afterwards, renew.',
    membershipNotCancelled,
    membershipOver,
    membershipRenewed,
  )
  reinstateMembership(
    @CurrentPrincipal() principal: Principal,
    @MembershipId() id: number,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.memberships.reinstate(principal, id, preview);
  }
}
