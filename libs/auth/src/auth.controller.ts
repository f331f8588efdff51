import { GymResponse } from '@libs/gyms';
import { type Client, CurrentClient, Public } from '@libs/platform/identity';
import { AcceptsForm } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { emailTaken, signInBusy, wrongCredentials } from './auth.problems';
import { AuthService } from './auth.service';
import { RefreshCookie } from './refresh-cookie';
import { SignInDto } from './sign-in.dto';
import { SignUpDto } from './sign-up.dto';
import { TokenResponse } from './token.response';

@ApiTags('auth')
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post('signup')
  @ApiOperation({ summary: 'Sign up a gym and its owner', description: 'A welcome mail follows by itself.' })
  @ApiCreatedResponse({ type: GymResponse })
  @ApiProblem(emailTaken, signInBusy)
  signUp(@Body() dto: SignUpDto): Promise<GymResponse> {
    return this.auth.signUp(dto);
  }

  @Post('login')
  @HttpCode(200)
  @AcceptsForm()
  @ApiOperation({
    summary: 'Sign in',
    description: 'OAuth2 password flow; JSON of the same fields is accepted too.',
  })
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(wrongCredentials, signInBusy)
  async signIn(
    @Body() dto: SignInDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    const tokens = await this.auth.signIn(dto, client);
    return dto.refresh_cookie ? this.cookie.write(response, tokens) : tokens;
  }
}
