import { ApiProblems, ApiSignedIn } from '@libs/platform/http';
import { CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Body, Controller, Delete, Get, HttpCode, Patch } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UpdateGymDto } from './dto/update-gym.dto';
import { GymResponse } from './gym.response';
import { GymsService } from './gyms.service';

@ApiTags('gyms')
@ApiSignedIn()
@Controller('gyms/me')
export class GymsController {
  constructor(private readonly gyms: GymsService) {}

  @Get()
  @ApiOperation({ summary: "The signed-in account's gym" })
  @ApiOkResponse({ type: GymResponse })
  @ApiProblems(401)
  getGym(@CurrentPrincipal() principal: Principal): Promise<GymResponse> {
    return this.gyms.get(principal.gym_id);
  }

  @Patch()
  @ApiOperation({
    summary: 'Change the gym',
    description: 'Its e-mail and the password cannot be changed here and are ignored.',
  })
  @ApiOkResponse({ type: GymResponse })
  @ApiProblems(401, 413, 415, 422)
  updateGym(@CurrentPrincipal() principal: Principal, @Body() dto: UpdateGymDto): Promise<GymResponse> {
    return this.gyms.update(principal.gym_id, dto);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete the gym with everything it owns',
    description:
      'Its customers, its mails and every account that has no other gym go with it; its tokens end at once.',
  })
  @ApiNoContentResponse()
  @ApiProblems(401)
  deleteGym(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.gyms.delete(principal.gym_id);
  }
}
