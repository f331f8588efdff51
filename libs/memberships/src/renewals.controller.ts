import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PreviewQuery, RenewMembershipsDto } from './membership.dto';
import { RenewalResponse } from './renewal.response';
import { RenewalsService } from './renewals.service';

@ApiTags('memberships')
@Controller('memberships')
export class RenewalsController {
  constructor(private readonly renewals: RenewalsService) {}

  @Post('renew')
  @Allow('owner', 'manager', 'front_desk')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Renew several memberships',
    description:
      'Each as `POST /memberships/{id}/renew` does it. One that cannot be renewed keeps none of the others from it: the answer says what has become of each, in the order of the ids.',
  })
  @ApiOkResponse({ type: [RenewalResponse] })
  renewMemberships(
    @CurrentPrincipal() principal: Principal,
    @Body() { membership_ids }: RenewMembershipsDto,
    @Query() { preview = false }: PreviewQuery,
  ) {
    return this.renewals.renewEach(principal, membership_ids, preview);
  }
}
