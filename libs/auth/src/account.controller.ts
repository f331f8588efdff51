import { GymsService } from '@libs/gyms';
import {
  Allow,
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
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ChangeEmailDto,
  ChangePasswordDto,
  ForgotPasswordDto,
  ResetPasswordDto,
  LinkTokenDto,
} from './account.dto';
import {
  emailTaken,
  emailTokenUnknown,
  resetTokenUnknown,
  signInBusy,
  wrongCurrentPassword,
} from './auth.problems';
import { EmailService } from './email.service';
import { PasswordService } from './password.service';
import {
  CHANGE_EMAIL_LIMITS,
  CURRENT_PASSWORD_LIMITS,
  FORGOT_PASSWORD_LIMITS,
  LINK_LIMITS,
  RESEND_VERIFICATION_LIMITS,
} from './sign-in.limits';

/** The password and the address of one's own account. */
@ApiTags('auth')
@Controller('auth')
export class AccountController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly emails: EmailService,
    private readonly gyms: GymsService,
  ) {}

  @Post('change-password')
  @IgnoresIdempotencyKey('once the password is changed, a repetition is refused and changes nothing.')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Change my password',
    description: 'Ends every other session of the account, and mails its address word of it.',
  })
  @ApiNoContentResponse()
  @ApiProblem(wrongCurrentPassword, signInBusy)
  @Throttle({ limits: CURRENT_PASSWORD_LIMITS, counting: [wrongCurrentPassword] })
  changePassword(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: ChangePasswordDto,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.passwords.change(principal, dto, client);
  }

  @Post('forgot-password')
  @IgnoresIdempotencyKey('a repetition mails another link, which does no harm.')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Ask for a link to another password',
    description:
      'If an account has the address, it gets a mail with a link that is good once, for thirty minutes. The answer is the same if none has.',
  })
  @ApiNoContentResponse()
  @Throttle({ limits: FORGOT_PASSWORD_LIMITS })
  forgotPassword(@Body() dto: ForgotPasswordDto): Promise<void> {
    return this.passwords.forgot(dto);
  }

  @Post('reset-password')
  @IgnoresIdempotencyKey('once the link is used, a repetition is refused and changes nothing.')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Set another password with the link of a mail',
    description: 'Ends all sessions of the account, and mails its address word of it.',
  })
  @ApiNoContentResponse()
  @ApiProblem(resetTokenUnknown, signInBusy)
  @Throttle({ limits: LINK_LIMITS, counting: [resetTokenUnknown] })
  resetPassword(@Body() dto: ResetPasswordDto, @CurrentClient() client: Client): Promise<void> {
    return this.passwords.reset(dto, client);
  }

  @Post('change-email')
  @IgnoresIdempotencyKey('a repetition mails another link, which does no harm.')
  @AllowEveryRole()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Ask for another e-mail address',
    description:
      'The new address gets a mail with a link that is good once, for thirty minutes; the old one gets word of it. Nothing changes before the link is used.',
  })
  @ApiNoContentResponse()
  @ApiProblem(wrongCurrentPassword, emailTaken, signInBusy)
  @Throttle({ limits: [...CURRENT_PASSWORD_LIMITS, ...CHANGE_EMAIL_LIMITS] })
  changeEmail(
    @CurrentPrincipal() principal: SessionPrincipal,
    @Body() dto: ChangeEmailDto,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.emails.requestChange(principal, dto, client);
  }

  @Post('verify-email')
  @IgnoresIdempotencyKey('an address that is confirmed stays so.')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Confirm an address with the link of a mail',
    description: 'That of a new account, or the one that an account shall have.',
  })
  @ApiNoContentResponse()
  @ApiProblem(emailTokenUnknown, emailTaken)
  @Throttle({ limits: LINK_LIMITS, counting: [emailTokenUnknown] })
  verifyEmail(@Body() { token }: LinkTokenDto): Promise<void> {
    return this.emails.verify(token);
  }

  @Post('resend-verification')
  @IgnoresIdempotencyKey('a repetition mails another link, which does no harm.')
  @Allow('owner')
  @HttpCode(204)
  @ApiOperation({
    summary: "Mail the link that confirms the gym's address once more",
    description: 'Sends nothing when it is confirmed. The link that was sent before is void.',
  })
  @ApiNoContentResponse()
  @Throttle({ limits: RESEND_VERIFICATION_LIMITS })
  resendVerification(@CurrentPrincipal() principal: SessionPrincipal): Promise<void> {
    return this.gyms.resendVerification(principal);
  }
}
