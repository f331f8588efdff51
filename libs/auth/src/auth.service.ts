import { GymResponse, GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Database, violates } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Counter } from 'prom-client';
import { AccountsRepository } from './accounts.repository';
import { emailTaken, wrongCredentials } from './auth.problems';
import { Passwords } from './passwords';
import { SignInDto } from './sign-in.dto';
import { SignUpDto } from './sign-up.dto';
import { TokenResponse } from './token.response';

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
    private readonly jwt: JwtService,
  ) {}

  /**
   * Makes a gym, its owner's account and the welcome mail, all or none.
   *
   * @throws ProblemError `email_already_registered`, in whichever case
   */
  async signUp({ password, ...dto }: SignUpDto): Promise<GymResponse> {
    const password_hash = await this.passwords.hash(password);
    try {
      return await this.database.inAccounts(async (accounts) => {
        const user = await this.accounts.insertUser(accounts, { email: dto.email, password_hash });
        const gym = await this.gyms.create(accounts, dto);
        const verification_url = await this.gyms.requireVerification(accounts, gym.id);
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
          parameters: { gym_name: gym.name, verification_url },
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
  async signIn({ username, password }: SignInDto): Promise<TokenResponse> {
    const account = await this.database.readInAccounts((tx) => this.accounts.findCredentials(tx, username));
    const verified = await this.passwords.verify(password, account?.password_hash);
    const isAccepted = account !== undefined && verified;
    attempts.inc({ outcome: isAccepted ? 'accepted' : 'refused' });
    if (!isAccepted) throw new ProblemError(wrongCredentials);
    const token = await this.jwt.signAsync({ gym_id: account.gym_id }, { subject: String(account.user_id) });
    const { exp, iat } = this.jwt.decode<{ exp: number; iat: number }>(token);
    return { access_token: token, token_type: 'bearer', expires_in: exp - iat };
  }

  /** Who a token speaks for; nobody when the account or the gym is gone. */
  findPrincipal(userId: number, gymId: number): Promise<Principal | undefined> {
    return this.database.readInAccounts((tx) => this.accounts.findPrincipal(tx, userId, gymId), gymId);
  }
}
