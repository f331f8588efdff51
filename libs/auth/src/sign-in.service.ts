import { AuditLog } from '@libs/audit';
import { MailOutbox } from '@libs/mail';
import { Database, type GymTransaction, violates } from '@libs/platform/database';
import { type Client } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { accountEvent } from './account-event';
import { type Account, AccountsRepository } from './accounts.repository';
import { wrongCredentials, wrongSecondFactor } from './auth.problems';
import { Passwords } from './passwords';
import { SecondFactorCodes } from './second-factor-codes';
import { SessionsService, type Tokens } from './sessions.service';
import { SignInDto } from './sign-in.dto';

const attempts = new Counter({
  name: 'auth_attempts_total',
  help: 'Attempts to sign in whose e-mail, password and code were compared, by whether they were right',
  labelNames: ['outcome'],
});
for (const outcome of ['accepted', 'refused']) attempts.inc({ outcome }, 0);

/** Signing in with a password, and with a code where the account has a second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly codes: SecondFactorCodes,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * @throws ProblemError `incorrect_credentials`, the same after the same time whether the address or the password is wrong;
   *   `second_factor_needed`, `wrong_second_factor`, which tell that the password is right
   */
  async signIn({ username, password, code }: SignInDto, client: Client): Promise<Tokens> {
    const account = await this.database.readInAccounts((tx) => this.accounts.findByEmail(tx, username));
    const verified = await this.passwords.verify(password, account?.password_hash, client);
    const isAccepted = account !== undefined && verified;
    if (!isAccepted) {
      attempts.inc({ outcome: 'refused' });
      // A transaction in either case, and not out of the gym's share: neither time nor answer tells whether there is one.
      await this.database.inAccounts(async (tx) => {
        if (account) await this.record(tx.inGym(account), 'sign_in_refused');
      });
      throw new ProblemError(wrongCredentials);
    }
    try {
      const { tokens, problem } = await this.database.inAccounts(async (accounts) => {
        const checked = await this.codes.check(accounts, account.user_id, code);
        if (checked.problem) {
          if (checked.problem === wrongSecondFactor)
            await this.record(accounts.inGym(account), 'sign_in_refused');
          return { problem: checked.problem };
        }
        const opened = await this.sessions.open(accounts, account, client);
        const tx = accounts.inGym(account);
        if (checked.recovery_codes_left !== undefined)
          await this.tellOfRecoveryCode(tx, account, checked.recovery_codes_left);
        await this.record(tx, 'signed_in');
        return { tokens: opened };
      });
      attempts.inc({ outcome: problem === wrongSecondFactor ? 'refused' : 'accepted' });
      // Not thrown in the transaction, or it would take the record of it along.
      if (problem) throw new ProblemError(problem);
      return tokens;
    } catch (error) {
      // The account lost its gym while the password was checked.
      if (violates(error, 'sessions_staff_fkey')) throw new ProblemError(wrongCredentials);
      throw error;
    }
  }

  /** Tells whom the account belongs to: the app is lost, or somebody has the list. */
  private async tellOfRecoveryCode(
    tx: GymTransaction,
    { user_id, email }: Account,
    left: number,
  ): Promise<void> {
    await this.outbox.add(tx, {
      template: 'recovery-code-used',
      recipient: { name: '', email },
      parameters: { email, codes_left: String(left) },
    });
    await this.auditLog.record(tx, accountEvent({ user_id }, 'recovery_code_used'));
  }

  private record(tx: GymTransaction, event: 'signed_in' | 'sign_in_refused'): Promise<void> {
    return this.auditLog.record(tx, accountEvent(tx.actor, event));
  }
}
