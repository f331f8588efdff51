import {
  AllowEveryRole,
  AllowWithoutSecondFactor,
  type Client,
  CurrentClient,
  CurrentPrincipal,
  Public,
  type SessionPrincipal,
} from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { ApiProblem } from '@libs/platform/problems';
import { Throttle } from '@libs/platform/rate-limits';
import { alreadyStaff, invitationUnknown } from '@libs/staff';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { AcceptInvitationDto } from './accept-invitation.dto';
import { gymNotYours, signInBusy, wrongCredentials } from './auth.problems';
import { JoinService } from './join.service';
import { RefreshCookie } from './refresh-cookie';
import { SessionsService } from './sessions.service';
import { LINK_LIMITS } from './sign-in.limits';
import { SwitchGymDto } from './switch-gym.dto';
import { TokenResponse } from './token.response';
import { WorkplaceResponse } from './workplace.response';

/** The gyms that one account works for. */
@ApiTags('auth')
@Controller('auth')
export class WorkplacesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly joins: JoinService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Get('gyms')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @ApiOperation({ summary: 'The gyms that I work for', description: 'The first one comes first.' })
  @ApiOkResponse({ type: [WorkplaceResponse] })
  listMyGyms(@CurrentPrincipal() principal: SessionPrincipal): Promise<WorkplaceResponse[]> {
    return this.sessions.listGyms(principal);
  }

  @Post('switch-gym')
  @IgnoresIdempotencyKey('the answer holds tokens, and the session that asks has ended.')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Work for another of my gyms',
    description: 'Opens a session for it, and ends the one that asks: its tokens are good for nothing then.',
  })
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(gymNotYours)
  async switchGym(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() { gym_id, refresh_cookie }: SwitchGymDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    const tokens = await this.sessions.switchGym(principal, gym_id, client);
    return refresh_cookie ? this.cookie.write(response, tokens) : tokens;
  }

  @Post('accept-invitation')
  @IgnoresIdempotencyKey('once the invitation is accepted, a repetition is refused and changes nothing.')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Work for a gym that has invited me',
    description: 'Whoever has an account sends its password, everybody else chooses one. Sign in afterwards.',
  })
  @ApiNoContentResponse()
  @ApiProblem(invitationUnknown, wrongCredentials, alreadyStaff, signInBusy)
  @Throttle({ limits: LINK_LIMITS, counting: [invitationUnknown, wrongCredentials] })
  acceptInvitation(@Body() dto: AcceptInvitationDto, @CurrentClient() client: Client): Promise<void> {
    return this.joins.acceptInvitation(dto, client);
  }
}
