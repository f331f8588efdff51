import {
  Allow,
  AllowEveryRole,
  AllowWithoutSecondFactor,
  type Client,
  CurrentClient,
  CurrentPrincipal,
  type SessionPrincipal,
} from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { IdParam } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Throttle } from '@libs/platform/rate-limits';
import { staffMemberNotFound } from '@libs/staff';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  ownSecondFactor,
  secondFactorEnabled,
  secondFactorNotBegun,
  secondFactorNotEnabled,
  signInBusy,
  worksElsewhere,
  wrongCurrentPassword,
  wrongSecondFactor,
} from './auth.problems';
import { CurrentPasswordDto } from './account.dto';
import { BothFactorsDto, SecondFactorCodeDto } from './second-factor.dto';
import { EnrolmentResponse, RecoveryCodesResponse, SecondFactorResponse } from './second-factor.response';
import { SecondFactorService } from './second-factor.service';
import { CODE_LIMITS, CURRENT_PASSWORD_LIMITS } from './sign-in.limits';

/** The code that an account needs besides its password, if it wants to or has to. */
@ApiTags('auth')
@Controller()
export class SecondFactorController {
  constructor(private readonly secondFactors: SecondFactorService) {}

  @Get('auth/second-factor')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @ApiOperation({ summary: 'Whether I need a code besides my password' })
  @ApiOkResponse({ type: SecondFactorResponse })
  getSecondFactor(@CurrentPrincipal() principal: SessionPrincipal): Promise<SecondFactorResponse> {
    return this.secondFactors.get(principal);
  }

  @Post('auth/second-factor')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @IgnoresIdempotencyKey('the answer holds a secret. A repetition makes another, and the first is void.')
  @ApiOperation({
    summary: 'Begin to set up a second factor',
    description:
      'For an authenticator app (TOTP, RFC 6238). Signing in does not ask for it before it is confirmed with a code.',
  })
  @ApiCreatedResponse({ type: EnrolmentResponse })
  @ApiProblem(wrongCurrentPassword, secondFactorEnabled, signInBusy)
  @Throttle({ limits: CURRENT_PASSWORD_LIMITS, counting: [wrongCurrentPassword] })
  beginSecondFactor(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: CurrentPasswordDto,
    @CurrentClient() client: Client,
  ): Promise<EnrolmentResponse> {
    return this.secondFactors.begin(principal, dto, client);
  }

  @Post('auth/second-factor/confirm')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @IgnoresIdempotencyKey('the answer holds recovery codes. A repetition is refused and changes nothing.')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirm the second factor with a code of the app',
    description:
      'Signing in asks for a code from then on. Ends every other session of the account, and mails its address word of it.',
  })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  @ApiProblem(secondFactorNotBegun, wrongSecondFactor)
  @Throttle({ limits: CODE_LIMITS, counting: [wrongSecondFactor] })
  confirmSecondFactor(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: SecondFactorCodeDto,
  ): Promise<RecoveryCodesResponse> {
    return this.secondFactors.confirm(principal, dto);
  }

  @Post('auth/second-factor/recovery-codes')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @IgnoresIdempotencyKey('the answer holds recovery codes. The code of a repetition was used before.')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make new recovery codes', description: 'Those before are void.' })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  @ApiProblem(wrongCurrentPassword, secondFactorNotEnabled, wrongSecondFactor, signInBusy)
  @Throttle({
    limits: [...CURRENT_PASSWORD_LIMITS, ...CODE_LIMITS],
    counting: [wrongCurrentPassword, wrongSecondFactor],
  })
  renewRecoveryCodes(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: BothFactorsDto,
    @CurrentClient() client: Client,
  ): Promise<RecoveryCodesResponse> {
    return this.secondFactors.renewRecoveryCodes(principal, dto, client);
  }

  @Post('auth/second-factor/disable')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @IgnoresIdempotencyKey('once it is off, a repetition is refused and changes nothing.')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Turn my second factor off',
    description:
      'Also to set up another device. Where the gym requires one, nothing else can be done before there is another. The address gets word of it.',
  })
  @ApiNoContentResponse()
  @ApiProblem(wrongCurrentPassword, secondFactorNotEnabled, wrongSecondFactor, signInBusy)
  @Throttle({
    limits: [...CURRENT_PASSWORD_LIMITS, ...CODE_LIMITS],
    counting: [wrongCurrentPassword, wrongSecondFactor],
  })
  disableSecondFactor(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: BothFactorsDto,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.secondFactors.disable(principal, dto, client);
  }

  @Delete('staff/:id/second-factor')
  @Allow('owner')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Turn the second factor of a staff member off who has lost it',
    description:
      'They get word of it. Not for oneself, and not for an account that works for other gyms as well.',
  })
  @ApiNoContentResponse()
  @ApiProblem(ownSecondFactor, worksElsewhere)
  removeSecondFactor(
    @CurrentPrincipal() principal: SessionPrincipal,
    @IdParam(staffMemberNotFound, "The staff member's account.") id: number,
  ): Promise<void> {
    return this.secondFactors.remove(principal, id);
  }
}
