import { GymResponse, GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Database, violates } from '@libs/platform/database';
import { type Client, type SessionPrincipal } from '@libs/platform/identity';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { AccountsRepository } from './accounts.repository';
import { emailTaken, wrongCredentials, wrongCurrentPassword } from './auth.problems';
import { type ChangePasswordDto } from './change-password.dto';
import { whyGuessable } from './common-passwords';
import { Passwords } from './passwords';
import { SessionsService, type Tokens } from './sessions.service';
import { SignInDto } from './sign-in.dto';
import { SignUpDto } from './sign-up.dto';

const attempts = new Counter({
  name: 'auth_attempts_total',
  help: 'Attempts to sign in whose e-mail and password were compared, by whether they were right',
  labelNames: ['outcome'],
});
for (const outcome of ['accepted', 'refused']) attempts.inc({ outcome }, 0);

/** Signing up and in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Makes a gym, its owner's account and the welcome mail, all or none.
   *
   * @throws InvalidInputError for a password that is easily guessed
   * @throws ProblemError `email_already_registered`, in whichever case
   */
  async signUp({ password, ...dto }: SignUpDto, client: Client): Promise<GymResponse> {
    checkNewPassword('password', password, [dto.name, dto.email]);
    const password_hash = await this.passwords.hash(password, client);
    try {
      return await this.database.inAccounts(async (accounts) => {
        const user = await this.accounts.insertUser(accounts, { email: dto.email, password_hash });
        const gym = await this.gyms.create(accounts, dto);
        const tx = accounts.inGym({
          user_id: user.id,
          gym_id: gym.id,
          role: 'owner',
          timezone: gym.timezone,
        });
        await this.accounts.insertStaff(tx);
        await this.outbox.add(tx, {
          dedupe_key: `gym-welcome:${gym.id}`,
          template: 'gym-welcome',
          recipient: { name: gym.name, email: gym.email },
          parameters: { gym_name: gym.name },
        });
        return gym;
      });
    } catch (error) {
      if (violates(error, 'users_email_key') || violates(error, 'users_email_key_key'))
        throw new ProblemError(emailTaken);
      throw error;
    }
  }

  /** @throws ProblemError `incorrect_credentials`, the same after the same time whether the address or the password is wrong */
  async signIn({ username, password }: SignInDto, client: Client): Promise<Tokens> {
    const account = await this.database.readInAccounts((tx) => this.accounts.findCredentials(tx, username));
    const verified = await this.passwords.verify(password, account?.password_hash, client);
    const isAccepted = account !== undefined && verified;
    attempts.inc({ outcome: isAccepted ? 'accepted' : 'refused' });
    if (!isAccepted) throw new ProblemError(wrongCredentials);
    try {
      return await this.database.inAccounts((tx) => this.sessions.open(tx, account, client));
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
    { user_id, session_id }: SessionPrincipal,
    { current_password, new_password }: ChangePasswordDto,
    client: Client,
  ): Promise<void> {
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
    });
  }
}

function checkNewPassword(field: string, password: string, known: readonly string[]): void {
  const reason = whyGuessable(password, known);
  if (reason) throw InvalidInputError.of(field, reason, 'common_password');
}
