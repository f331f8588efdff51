import { GymResponse } from '@libs/gyms';
import { ApiProblems } from '@libs/platform/http';
import { Public } from '@libs/platform/identity';
import { AcceptsForm } from '@libs/platform/input';
import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuthService } from './auth.service';
import { SignInDto } from './dto/sign-in.dto';
import { SignUpDto } from './dto/sign-up.dto';
import { TokenResponse } from './dto/token.response';
import { SignInMetrics } from './sign-in-metrics';

@ApiTags('auth')
@Public()
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('signup')
  @ApiOperation({ summary: 'Sign up a gym and its owner', description: 'A welcome mail follows by itself.' })
  @ApiCreatedResponse({ type: GymResponse })
  @ApiProblems(400, 413, 415, 422)
  signUp(@Body() dto: SignUpDto): Promise<GymResponse> {
    return this.auth.signUp(dto);
  }

  @Post('login')
  @HttpCode(200)
  @UseInterceptors(SignInMetrics)
  @AcceptsForm()
  @ApiOperation({
    summary: 'Sign in',
    description: 'OAuth2 password flow; JSON of the same fields is accepted too.',
  })
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblems(400, 413, 415, 422)
  signIn(@Body() dto: SignInDto): Promise<TokenResponse> {
    return this.auth.signIn(dto);
  }
}
