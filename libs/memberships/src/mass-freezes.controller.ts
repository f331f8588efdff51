import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IdParam } from '@libs/platform/input';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MassFreezeResponse } from './mass-freeze.response';
import { MassFreezesService } from './mass-freezes.service';
import { FreezeMembershipDto, PreviewQuery } from './membership.dto';
import { massFreezeNotFound } from './memberships.problems';

@ApiTags('memberships')
@Controller()
export class MassFreezesController {
  constructor(private readonly massFreezes: MassFreezesService) {}

  @Post('memberships/freeze-all')
  @Allow('owner', 'manager')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Let all memberships of the gym rest',
    description:
      "Such as for a closure. It goes on in the background; `GET /mass-freezes/{id}` says how far it is. It counts against nobody's `max_freeze_days_per_year`.",
  })
  @ApiAcceptedResponse({ type: MassFreezeResponse })
  freezeAllMemberships(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: FreezeMembershipDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.massFreezes.start(principal, dto, preview);
  }

  @Get('mass-freezes/:id')
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'How far such a freeze is' })
  @ApiOkResponse({ type: MassFreezeResponse })
  getMassFreeze(
    @CurrentPrincipal() principal: Principal,
    @IdParam(massFreezeNotFound, 'The mass freeze.') id: number,
  ) {
    return this.massFreezes.get(principal, id);
  }
}
