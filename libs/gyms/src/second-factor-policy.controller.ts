import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GymsService } from './gyms.service';
import { SecondFactorPolicy } from './second-factor-policy.dto';

/** Whom a gym requires a second factor of. */
@ApiTags('gyms')
@Controller('gyms/me/second-factor')
export class SecondFactorPolicyController {
  constructor(private readonly gyms: GymsService) {}

  @Get()
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'Who must have a second factor' })
  @ApiOkResponse({ type: SecondFactorPolicy })
  getSecondFactorPolicy(@CurrentPrincipal() principal: Principal): Promise<SecondFactorPolicy> {
    return this.gyms.getSecondFactorPolicy(principal);
  }

  @Put()
  @Allow('owner')
  @ApiOperation({
    summary: 'Decide who must have a second factor',
    description:
      'It holds from the next request on: whoever has such a role and no second factor can do nothing but set one up. That may be you.',
  })
  @ApiOkResponse({ type: SecondFactorPolicy })
  requireSecondFactor(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: SecondFactorPolicy,
  ): Promise<SecondFactorPolicy> {
    return this.gyms.requireSecondFactor(principal, dto);
  }
}
