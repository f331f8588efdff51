import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { type Count, CountPreference, ExistsFilter, HasEtag, IdParam, PageOf } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Get, HttpCode, Post, Query, UseFilters } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessService } from './access.service';
import { CreateCheckInDto, VoidVisitDto } from './check-in.dto';
import { AccessResponse, CheckInResponse, OccupancyResponse } from './check-in.response';
import { checkInDenied, checkInNotFound, nonceReused, visitOver, visitVoided } from './check-ins.problems';
import { CheckInsService } from './check-ins.service';
import { ListCheckInsQuery } from './list-check-ins.query';

const CheckInId = () => IdParam(checkInNotFound, 'The check-in.');

@ApiTags('check-ins')
@Controller()
export class CheckInsController {
  constructor(
    private readonly access: AccessService,
    private readonly checkIns: CheckInsService,
  ) {}

  @Post('check-ins')
  @Allow('owner', 'manager', 'front_desk')
  @ApiOperation({
    summary: 'Check a customer in',
    description:
      'Answers whether the customer, or whoever has the card, is let in, and keeps that. Not to be let in is an answer like the other, with ' +
      'everything that speaks against it. It is decided for the moment `occurred_at`, by memberships, visits that are left, and hours. A ' +
      "customer who is in already, for less than the gym's `visit_timeout_minutes`, makes no other visit: `already_in` says since when.",
  })
  @ApiCreatedResponse({ type: AccessResponse })
  @ApiProblem(nonceReused)
  checkIn(@CurrentPrincipal() principal: Principal, @Body() dto: CreateCheckInDto) {
    return this.access.checkIn(principal, dto);
  }

  @Get('check-ins')
  @AllowEveryRole()
  @ApiOperation({
    summary: "The gym's check-ins, newest first unless sorted otherwise",
    description: 'Visits, and who was not let in.',
  })
  @PageOf(CheckInResponse)
  listCheckIns(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ListCheckInsQuery,
    @CountPreference() count: Count | undefined,
  ) {
    return this.checkIns.list(principal, query, count);
  }

  @Get('check-ins/:id')
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'One check-in' })
  @ApiOkResponse({ type: CheckInResponse })
  getCheckIn(@CurrentPrincipal() principal: Principal, @CheckInId() id: number) {
    return this.checkIns.get(principal, id);
  }

  @Post('check-ins/:id/check-out')
  @Allow('owner', 'manager', 'front_desk')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a customer out', description: 'The next check-in makes another visit.' })
  @ApiOkResponse({ type: CheckInResponse })
  @ApiProblem(checkInDenied, visitOver, visitVoided)
  checkOut(@CurrentPrincipal() principal: Principal, @CheckInId() id: number) {
    return this.checkIns.checkOut(principal, id);
  }

  @Post('check-ins/:id/void')
  @Allow('owner', 'manager', 'front_desk')
  @HttpCode(200)
  @UseFilters(ExistsFilter(CheckInsService, checkInNotFound))
  @ApiOperation({
    summary: 'Void a visit',
    description: 'One that was made by mistake. It stays in the list, and counts nowhere.',
  })
  @ApiOkResponse({ type: CheckInResponse })
  @ApiProblem(checkInDenied, visitVoided)
  voidVisit(
    @CurrentPrincipal() principal: Principal,
    @CheckInId() id: number,
    @Body() { reason }: VoidVisitDto,
  ) {
    return this.checkIns.void(principal, id, reason);
  }

  @Get('occupancy')
  @AllowEveryRole()
  @ApiOperation({
    summary: 'Who is in',
    description:
      'Who was let in, has not been checked out, and has been there for less than `visit_timeout_minutes` of the gym.',
  })
  @ApiOkResponse({ type: OccupancyResponse })
  getOccupancy(@CurrentPrincipal() principal: Principal) {
    return this.checkIns.occupancy(principal);
  }
}
