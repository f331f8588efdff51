import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, HasEtag, IfMatch, Precondition } from '@libs/platform/input';
import { Body, Controller, Delete, Get, HttpCode, Patch } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UpdateGymDto } from './gym.dto';
import { GymResponse } from './gym.response';
import { GymsService } from './gyms.service';

@ApiTags('gyms')
@Controller('gyms/me')
export class GymsController {
  constructor(private readonly gyms: GymsService) {}

  @Get()
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: "The signed-in account's gym" })
  @ApiOkResponse({ type: GymResponse })
  getGym(@CurrentPrincipal() principal: Principal): Promise<GymResponse> {
    return this.gyms.get(principal);
  }

  @Patch()
  @Allow('owner', 'manager')
  @HasEtag()
  @ChecksIfMatch()
  @ApiOperation({
    summary: 'Change the gym',
    description: 'Its e-mail and the password cannot be changed here and are ignored.',
  })
  @ApiOkResponse({ type: GymResponse })
  updateGym(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: UpdateGymDto,
    @IfMatch() precondition: Precondition,
  ): Promise<GymResponse> {
    return this.gyms.update(principal, dto, precondition);
  }

  @Delete()
  @Allow('owner')
  @ChecksIfMatch()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete the gym with everything it owns',
    description:
      'Its customers, its mails and every account that has no other gym go with it; its tokens end at once.',
  })
  @ApiNoContentResponse()
  deleteGym(@CurrentPrincipal() principal: Principal, @IfMatch() precondition: Precondition): Promise<void> {
    return this.gyms.delete(principal, precondition);
  }
}
