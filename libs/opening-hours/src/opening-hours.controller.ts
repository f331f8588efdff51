import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, HasEtag, IfMatch, Precondition } from '@libs/platform/input';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpeningHoursResponse } from './opening-hours.dto';
import { OpeningHoursService } from './opening-hours.service';

@ApiTags('opening hours')
@Controller('gyms/me/opening-hours')
export class OpeningHoursController {
  constructor(private readonly openingHours: OpeningHoursService) {}

  @Get()
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'When the gym is open, every week alike' })
  @ApiOkResponse({ type: OpeningHoursResponse })
  getOpeningHours(@CurrentPrincipal() principal: Principal): Promise<OpeningHoursResponse> {
    return this.openingHours.get(principal);
  }

  @Put()
  @Allow('owner', 'manager')
  @HasEtag()
  @ChecksIfMatch()
  @ApiOperation({
    summary: 'Decide when the gym is open',
    description:
      'Hours belong to the day on which they begin, by the clock of the gym. Days on which it does not open are closures.',
  })
  @ApiOkResponse({ type: OpeningHoursResponse })
  replaceOpeningHours(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: OpeningHoursResponse,
    @IfMatch() precondition: Precondition,
  ): Promise<OpeningHoursResponse> {
    return this.openingHours.replace(principal, dto, precondition);
  }
}
