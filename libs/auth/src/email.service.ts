import { AuditLog } from '@libs/audit';
import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { type Client, gymOfToken, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { StaffService } from '@libs/staff';
import { Injectable } from '@nestjs/common';
import { accountEvent } from './account-event';
import { AccountTokensRepository } from './account-tokens.repository';
import { ChangeEmailDto } from './account.dto';
import { AccountsRepository, isEmailTaken } from './accounts.repository';
import { emailTaken, emailTokenUnknown } from './auth.problems';
import { PasswordService } from './password.service';

/** Giving an account another address. */
@Injectable()
export class EmailService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly tokens: AccountTokensRepository,
    private readonly passwords: PasswordService,
    private readonly staff: StaffService,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Mails a link to the new address, and word of it to the old one. Nothing changes before the link is used.
   *
   * @throws ProblemError `wrong_current_password`, `email_already_registered`
   */
  async requestChange(
    principal: SessionPrincipal,
    { email, current_password }: ChangeEmailDto,
    client: Client,
  ): Promise<void> {
    const { user_id } = principal;
    const account = await this.passwords.verifyCurrent(principal, current_password, client);
    const other = await this.database.readInAccounts((tx) => this.accounts.findByEmail(tx, email));
    if (other && other.user_id !== user_id) throw new ProblemError(emailTaken);
    await this.database.inAccounts(async (accounts) => {
      const token = await this.tokens.issue(accounts, { user_id, purpose: 'change_email', email });
      const tx = accounts.inGym(principal);
      await this.outbox.add(tx, {
        template: 'email-change',
        recipient: { name: '', email },
        parameters: { change_url: this.config.linkTo('/auth/email-change', token) },
      });
      await this.outbox.add(tx, {
        template: 'email-change-notice',
        recipient: { name: '', email: account.email },
        parameters: { new_email: email },
      });
      await this.auditLog.record(tx, accountEvent(principal, 'email_change_requested'));
    });
  }

  /**
   * Changes the address with the link of the mail, and with it that of the account's own gyms that had the old one.
   *
   * @throws ProblemError `email_token_unknown`, `email_already_registered`
   */
  async confirmChange(text: string): Promise<void> {
    try {
      await this.database.inAccounts(async (accounts) => {
        const token = await this.tokens.find(accounts, 'change_email', text);
        const account = token && (await this.accounts.find(accounts, token.user_id));
        if (!account || !(await this.tokens.take(accounts, token))) throw new ProblemError(emailTokenUnknown);
        const workplaces = await this.staff.workplaces(accounts, account.user_id);
        const email = token.email!;
        await this.accounts.changeEmail(accounts, account.user_id, email);
        for (const { gym_id, role, timezone } of workplaces) {
          const tx = accounts.inGym({ user_id: account.user_id, gym_id, role, timezone });
          if (role === 'owner') await this.gyms.changeContact(tx, account.email, email);
          await this.auditLog.record(tx, accountEvent(account, 'email_changed'));
        }
      });
    } catch (error) {
      if (isEmailTaken(error)) throw new ProblemError(emailTaken);
      throw error;
    }
  }

  /** Confirms an address with the token of a mail: of a new account's welcome, or of a change. */
  verify(token: string): Promise<void> {
    return gymOfToken(token) !== undefined ? this.gyms.verify(token) : this.confirmChange(token);
  }
}
