import { AuditLog } from '@libs/audit';
import { Database, type GymTransaction, violates } from '@libs/platform/database';
import { type Client, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { accountEvent } from './account-event';
import { AccountsRepository } from './accounts.repository';
import { wrongCredentials, wrongCurrentPassword } from './auth.problems';
import { type ChangePasswordDto } from './change-password.dto';
import { checkNewPassword } from './new-password';
import { Passwords } from './passwords';
import { SessionsService, type Tokens } from './sessions.service';
import { SignInDto } from './sign-in.dto';

const attempts = new Counter({
  name: 'auth_attempts_total',
  help: 'Attempts to sign in whose e-mail and password were compared, by whether they were right',
  labelNames: ['outcome'],
});
for (const outcome of ['accepted', 'refused']) attempts.inc({ outcome }, 0);

/** Signing in with a password, and changing it. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly auditLog: AuditLog,
  ) {}

  /** @throws ProblemError `incorrect_credentials`, the same after the same time whether the address or the password is wrong */
  async signIn({ username, password }: SignInDto, client: Client): Promise<Tokens> {
    const account = await this.database.readInAccounts((tx) => this.accounts.findCredentials(tx, username));
    const verified = await this.passwords.verify(password, account?.password_hash, client);
    const isAccepted = account !== undefined && verified;
    attempts.inc({ outcome: isAccepted ? 'accepted' : 'refused' });
    if (!isAccepted) {
      // A transaction in either case, and not out of the gym's share: neither time nor answer tells whether there is one.
      await this.database.inAccounts(async (tx) => {
        if (account) await this.record(tx.inGym(account), 'sign_in_refused');
      });
      throw new ProblemError(wrongCredentials);
    }
    try {
      return await this.database.inAccounts(async (tx) => {
        const tokens = await this.sessions.open(tx, account, client);
        await this.record(tx.inGym(account), 'signed_in');
        return tokens;
      });
    } catch (error) {
      // The account lost its gym while the password was checked.
      if (violates(error, 'sessions_staff_fkey')) throw new ProblemError(wrongCredentials);
      throw error;
    }
  }

  /**
   * Gives the account another password, and ends all its sessions but the one that asks.
   *
   * @throws InvalidInputError for a password that is easily guessed
   * @throws ProblemError `wrong_current_password`
   */
  async changePassword(
    principal: SessionPrincipal,
    { current_password, new_password }: ChangePasswordDto,
    client: Client,
  ): Promise<void> {
    const { user_id, session_id } = principal;
    const account = await this.database.readInAccounts((tx) => this.accounts.find(tx, user_id));
    checkNewPassword('new_password', new_password, account ? [account.email] : []);
    const verified = await this.passwords.verify(current_password, account?.password_hash, client);
    if (!account || !verified) throw new ProblemError(wrongCurrentPassword);
    const password_hash = await this.passwords.hash(new_password, client);
    await this.database.inAccounts(async (tx) => {
      const isChanged = await this.accounts.changePassword(tx, account, password_hash);
      // Somebody else changed it meanwhile: the current one was not current any more.
      if (!isChanged) throw new ProblemError(wrongCurrentPassword);
      await this.sessions.endOthers(tx, user_id, session_id);
      await this.record(tx.inGym(principal), 'password_changed');
    });
  }

  private record(
    tx: GymTransaction,
    event: 'signed_in' | 'sign_in_refused' | 'password_changed',
  ): Promise<void> {
    return this.auditLog.record(tx, accountEvent(tx.actor, event));
  }
}
