import { AuditLog } from '@libs/audit';
import { Database, type GymTransaction, violates } from '@libs/platform/database';
import { type Client } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { accountEvent } from './account-event';
import { AccountsRepository } from './accounts.repository';
import { wrongCredentials } from './auth.problems';
import { Passwords } from './passwords';
import { SessionsService, type Tokens } from './sessions.service';
import { SignInDto } from './sign-in.dto';

const attempts = new Counter({
  name: 'auth_attempts_total',
  help: 'Attempts to sign in whose e-mail and password were compared, by whether they were right',
  labelNames: ['outcome'],
});
for (const outcome of ['accepted', 'refused']) attempts.inc({ outcome }, 0);

/** Signing in with a password. */
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
    const account = await this.database.readInAccounts((tx) => this.accounts.findByEmail(tx, username));
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

  private record(tx: GymTransaction, event: 'signed_in' | 'sign_in_refused'): Promise<void> {
    return this.auditLog.record(tx, accountEvent(tx.actor, event));
  }
}
