import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, HasEtag, IfMatch, Precondition } from '@libs/platform/input';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GymSettingsResponse, UpdateGymSettingsDto } from './gym-settings.dto';
import { GymSettings } from './gym-settings.service';

@ApiTags('gyms')
@Controller('gyms/me/settings')
export class GymSettingsController {
  constructor(private readonly settings: GymSettings) {}

  @Get()
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'How the gym wants to be run' })
  @ApiOkResponse({ type: GymSettingsResponse })
  getGymSettings(@CurrentPrincipal() principal: Principal): Promise<GymSettingsResponse> {
    return this.settings.get(principal);
  }

  @Patch()
  @Allow('owner', 'manager')
  @HasEtag()
  @ChecksIfMatch()
  @ApiOperation({
    summary: 'Change how the gym wants to be run',
    description: 'What is left out stays; `null` clears.',
  })
  @ApiOkResponse({ type: GymSettingsResponse })
  updateGymSettings(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: UpdateGymSettingsDto,
    @IfMatch() precondition: Precondition,
  ): Promise<GymSettingsResponse> {
    return this.settings.update(principal, dto, precondition);
  }
}
