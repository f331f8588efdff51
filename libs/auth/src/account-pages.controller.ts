import { signInPage } from '@libs/console';
import { type Client, CurrentClient, Public } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { AcceptsForm } from '@libs/platform/input';
import { renderPage, ServesPages } from '@libs/platform/pages';
import { Throttle } from '@libs/platform/rate-limits';
import { invitationUnknown } from '@libs/staff';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AcceptInvitationDto } from './accept-invitation.dto';
import { LinkTokenDto, ResetPasswordDto } from './account.dto';
import { emailTokenUnknown, resetTokenUnknown, wrongCredentials } from './auth.problems';
import { EmailService } from './email.service';
import { JoinService } from './join.service';
import { PasswordService } from './password.service';
import { LINK_LIMITS } from './sign-in.limits';

/** The pages behind the links of mails about accounts. */
@Public()
@ServesPages()
@Controller('auth')
export class AccountPagesController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly emails: EmailService,
    private readonly joins: JoinService,
  ) {}

  @Get('password-reset')
  askForPassword(@Query() { token }: LinkTokenDto): string {
    return renderPage({
      title: 'Choose another password',
      text: 'It needs 8 characters at least. You are signed out everywhere then.',
      form: {
        token,
        button: 'Save',
        password: { name: 'new_password', label: 'New password', autocomplete: 'new-password' },
      },
    });
  }

  @Post('password-reset')
  @IgnoresIdempotencyKey('links are good once.')
  @HttpCode(200)
  @AcceptsForm()
  @Throttle({ limits: LINK_LIMITS, counting: [resetTokenUnknown] })
  async resetPassword(@Body() dto: ResetPasswordDto, @CurrentClient() client: Client): Promise<string> {
    await this.passwords.reset(dto, client);
    return renderPage({
      title: 'Your password is changed',
      text: 'Sign in with it now.',
      signIn: signInPage(),
    });
  }

  @Get('email-change')
  askForEmail(@Query() { token }: LinkTokenDto): string {
    return renderPage({
      title: 'Confirm your address',
      text: 'From then on, you sign in with it.',
      form: { token, button: 'Confirm' },
    });
  }

  @Post('email-change')
  @IgnoresIdempotencyKey('links are good once.')
  @HttpCode(200)
  @AcceptsForm()
  @Throttle({ limits: LINK_LIMITS, counting: [emailTokenUnknown] })
  async changeEmail(@Body() { token }: LinkTokenDto): Promise<string> {
    await this.emails.confirmChange(token);
    return renderPage({
      title: 'Your address is changed',
      text: 'Sign in with it from now on.',
      signIn: signInPage(),
    });
  }

  @Get('invitation')
  async askToJoin(@Query() { token }: LinkTokenDto): Promise<string> {
    const { invitation, account } = await this.joins.find(token);
    const password = account
      ? ({ name: 'password', label: 'Your password', autocomplete: 'current-password' } as const)
      : ({
          name: 'password',
          label: 'Choose a password of 8 characters at least',
          autocomplete: 'new-password',
        } as const);
    return renderPage({
      title: `${invitation.gym_name} invites you`,
      text: 'You accept with a password, and sign in with it from then on.',
      form: { token, button: 'Accept', password },
    });
  }

  @Post('invitation')
  @IgnoresIdempotencyKey('links are good once.')
  @HttpCode(200)
  @AcceptsForm()
  @Throttle({ limits: LINK_LIMITS, counting: [invitationUnknown, wrongCredentials] })
  async join(@Body() dto: AcceptInvitationDto, @CurrentClient() client: Client): Promise<string> {
    await this.joins.acceptInvitation(dto, client);
    return renderPage({
      title: 'Welcome',
      text: 'Sign in with the address that the invitation was mailed to, and your password.',
      signIn: signInPage(),
    });
  }
}
