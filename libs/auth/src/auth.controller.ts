import { GymResponse } from '@libs/gyms';
import { type Client, CurrentClient, Public } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { AcceptsForm } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Throttle } from '@libs/platform/rate-limits';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import {
  emailTaken,
  secondFactorNeeded,
  signInBusy,
  wrongCredentials,
  wrongSecondFactor,
} from './auth.problems';
import { RefreshCookie } from './refresh-cookie';
import { SIGN_IN_LIMITS, SIGN_UP_LIMITS } from './sign-in.limits';
import { SignInDto } from './sign-in.dto';
import { SignInService } from './sign-in.service';
import { SignUpDto } from './sign-up.dto';
import { SignUpService } from './sign-up.service';
import { TokenResponse } from './token.response';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly signIns: SignInService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post('signup')
  @Public()
  @ApiOperation({ summary: 'Sign up a gym and its owner', description: 'A welcome mail follows by itself.' })
  @ApiCreatedResponse({ type: GymResponse })
  @ApiProblem(emailTaken, signInBusy)
  @Throttle({ limits: SIGN_UP_LIMITS })
  signUp(@Body() dto: SignUpDto, @CurrentClient() client: Client): Promise<GymResponse> {
    return this.signUps.signUp(dto, client);
  }

  @Post('login')
  @Public()
  @HttpCode(200)
  @AcceptsForm()
  @IgnoresIdempotencyKey('its answer holds tokens, which are not kept. To sign in twice does no harm.')
  @ApiOperation({
    summary: 'Sign in',
    description:
      'OAuth2 password flow; JSON of the same fields is accepted too. Where the account has a second factor, `code` is sent as well.',
  })
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(wrongCredentials, secondFactorNeeded, wrongSecondFactor, signInBusy)
  @Throttle({ limits: SIGN_IN_LIMITS, counting: [wrongCredentials, wrongSecondFactor] })
  async signIn(
    @Body() dto: SignInDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    const tokens = await this.signIns.signIn(dto, client);
    return dto.refresh_cookie ? this.cookie.write(response, tokens) : tokens;
  }
}
