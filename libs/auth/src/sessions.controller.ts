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
import { IdParam } from '@libs/platform/input';
import { ApiProblem, ProblemError } from '@libs/platform/problems';
import { Throttle } from '@libs/platform/rate-limits';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { invalidRefreshToken, refreshTokenMissing, sessionNotFound } from './auth.problems';
import { RefreshCookie } from './refresh-cookie';
import { RefreshDto } from './refresh.dto';
import { SessionResponse } from './session.response';
import { SessionsService } from './sessions.service';
import { REFRESH_LIMITS } from './sign-in.limits';
import { TokenResponse } from './token.response';

@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @IgnoresIdempotencyKey(
    'its answer holds tokens, which are not kept. The same refresh token can be exchanged again for ten seconds.',
  )
  @ApiOperation({
    summary: 'Exchange a refresh token for new tokens',
    description:
      'A refresh token can be exchanged once. One that comes again more than ten seconds later was copied: its session ends.',
  })
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(refreshTokenMissing, invalidRefreshToken)
  @Throttle({ limits: REFRESH_LIMITS, counting: [invalidRefreshToken] })
  async refresh(
    @Body() { refresh_token }: RefreshDto,
    @CurrentClient() client: Client,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    if (refresh_token !== undefined) return this.sessions.refresh(refresh_token, client);
    const token = this.cookie.read(request);
    if (token === undefined) throw new ProblemError(refreshTokenMissing);
    return this.cookie.write(response, await this.sessions.refresh(token, client));
  }

  @Post('logout')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @HttpCode(204)
  @IgnoresIdempotencyKey('who is signed out stays so. A repetition is answered with 401.')
  @ApiOperation({
    summary: 'Sign out here',
    description: 'The access token is good for nothing from then on.',
  })
  @ApiNoContentResponse()
  signOut(@CurrentPrincipal() principal: SessionPrincipal, @Res({ passthrough: true }) response: Response) {
    this.cookie.clear(response);
    return this.sessions.signOut(principal);
  }

  @Post('logout-all')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @HttpCode(204)
  @IgnoresIdempotencyKey('who is signed out stays so. A repetition is answered with 401.')
  @ApiOperation({ summary: 'Sign out everywhere' })
  @ApiNoContentResponse()
  signOutEverywhere(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Res({ passthrough: true }) response: Response,
  ) {
    this.cookie.clear(response);
    return this.sessions.signOutEverywhere(principal);
  }

  @Get('sessions')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @ApiOperation({
    summary: 'Where I am signed in',
    description: 'The session that was used last comes first.',
  })
  @ApiOkResponse({ type: [SessionResponse] })
  listSessions(@CurrentPrincipal() principal: SessionPrincipal) {
    return this.sessions.list(principal);
  }

  @Delete('sessions/:id')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my sessions' })
  @ApiNoContentResponse()
  endSession(
    @CurrentPrincipal() principal: SessionPrincipal,
    @IdParam(sessionNotFound, 'The session.') id: number,
  ) {
    return this.sessions.end(principal, id);
  }
}
