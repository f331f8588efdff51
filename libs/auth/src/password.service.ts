import { setTimeout } from 'node:timers/promises';
import { AuditLog } from '@libs/audit';
import { MailOutbox } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { type AccountsTransaction, Database, type GymTransaction } from '@libs/platform/database';
import { type Client, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { accountEvent } from './account-event';
import { AccountTokensRepository } from './account-tokens.repository';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './account.dto';
import { type Account, AccountsRepository } from './accounts.repository';
import { resetTokenUnknown, wrongCurrentPassword } from './auth.problems';
import { checkNewPassword } from './new-password';
import { Passwords } from './passwords';
import { SessionsService } from './sessions.service';

/** Milliseconds that the answer to a forgotten password takes, whether or not there is such an account. */
const FORGOT_PASSWORD_TIME = 300;

/** Giving an account another password. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly tokens: AccountTokensRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Changes the password of somebody who knows it, and ends all their sessions but the one that asks.
   *
   * @throws InvalidInputError for a password that is easily guessed
   * @throws ProblemError `wrong_current_password`
   */
  async change(
    principal: SessionPrincipal,
    { current_password, new_password }: ChangePasswordDto,
    client: Client,
  ): Promise<void> {
    const account = await this.verifyCurrent(principal, current_password, client);
    checkNewPassword('new_password', new_password, [account.email, account.gym_name]);
    const hash = await this.passwords.hash(new_password, client);
    await this.database.inAccounts(async (tx) => {
      // Somebody else changed it meanwhile: the current one was not current any more.
      if (!(await this.accounts.changePassword(tx, account, hash)))
        throw new ProblemError(wrongCurrentPassword);
      await this.tokens.deleteAll(tx, account.user_id);
      await this.sessions.endAll(tx, account.user_id, principal.session_id);
      await this.tell(tx.inGym(principal), account, 'password_changed');
    });
  }

  /** The account that asks, if it knows its password. @throws ProblemError `wrong_current_password` */
  async verifyCurrent(
    { user_id }: SessionPrincipal,
    currentPassword: string,
    client: Client,
  ): Promise<Account> {
    const account = await this.database.readInAccounts((tx) => this.accounts.find(tx, user_id));
    const verified = await this.passwords.verify(currentPassword, account?.password_hash, client);
    if (!account || !verified) throw new ProblemError(wrongCurrentPassword);
    return account;
  }

  /** Mails a link to another password. The same answer after the same time, whether or not there is such an account. */
  async forgot({ email }: ForgotPasswordDto): Promise<void> {
    await Promise.all([setTimeout(FORGOT_PASSWORD_TIME), this.mailLink(email)]);
  }

  /**
   * Sets another password with the link of the mail, and ends all sessions.
   *
   * @throws InvalidInputError for a password that is easily guessed; the link stays good
   * @throws ProblemError `reset_token_unknown`
   */
  async reset({ token, new_password }: ResetPasswordDto, client: Client): Promise<void> {
    const found = await this.database.readInAccounts((tx) => this.findToken(tx, token));
    if (!found) throw new ProblemError(resetTokenUnknown);
    checkNewPassword('new_password', new_password, [found.account.email, found.account.gym_name]);
    const hash = await this.passwords.hash(new_password, client);
    await this.database.inAccounts(async (tx) => {
      const isTaken = await this.tokens.take(tx, found.token);
      if (!isTaken || !(await this.accounts.changePassword(tx, found.account, hash)))
        throw new ProblemError(resetTokenUnknown);
      await this.sessions.endAll(tx, found.account.user_id);
      await this.tell(tx.inGym(found.account), found.account, 'password_reset');
    });
  }

  private async findToken(tx: AccountsTransaction, text: string) {
    const token = await this.tokens.find(tx, 'reset_password', text);
    const account = token && (await this.accounts.find(tx, token.user_id));
    return account && { token, account };
  }

  private mailLink(email: string): Promise<void> {
    return this.database.inAccounts(async (accounts) => {
      const account = await this.accounts.findByEmail(accounts, email);
      if (!account) return;
      const { user_id } = account;
      const token = await this.tokens.issue(accounts, { user_id, purpose: 'reset_password', email: null });
      const tx = accounts.inGym(account);
      await this.outbox.add(tx, {
        template: 'password-reset',
        recipient: { name: '', email: account.email },
        parameters: { reset_url: this.config.linkTo('/auth/password-reset', token) },
      });
      await this.auditLog.record(tx, accountEvent(account, 'password_reset_requested'));
    });
  }

  /** Tells whom the account belongs to: it may have been somebody else who changed its password. */
  private async tell(
    tx: GymTransaction,
    account: Account,
    event: 'password_changed' | 'password_reset',
  ): Promise<void> {
    await this.outbox.add(tx, {
      template: 'password-changed',
      recipient: { name: '', email: account.email },
      parameters: { email: account.email },
    });
    await this.auditLog.record(tx, accountEvent(account, event));
  }
}
