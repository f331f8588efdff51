import { GymResponse, GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Database } from '@libs/platform/database';
import { type Client } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { StaffService } from '@libs/staff';
import { Injectable } from '@nestjs/common';
import { AccountsRepository, isEmailTaken } from './accounts.repository';
import { emailTaken } from './auth.problems';
import { checkNewPassword } from './new-password';
import { Passwords } from './passwords';
import { SignUpDto } from './sign-up.dto';

/** Signing up. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly gyms: GymsService,
    private readonly staff: StaffService,
    private readonly outbox: MailOutbox,
    private readonly passwords: Passwords,
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
      return await this.database.inAccountsOnce(async (accounts) => {
        const user = await this.accounts.insert(accounts, { email: dto.email, password_hash });
        const gym = await this.gyms.create(accounts, dto);
        const verification_url = await this.gyms.requireVerification(accounts, gym.id);
        const tx = accounts.inGym({
          user_id: user.id,
          gym_id: gym.id,
          role: 'owner',
          timezone: gym.timezone,
        });
        await this.staff.add(tx, 'owner');
        await this.outbox.add(tx, {
          dedupe_key: `gym-welcome:${gym.id}`,
          template: 'gym-welcome',
          recipient: { name: gym.name, email: gym.email },
          parameters: { gym_name: gym.name, verification_url },
        });
        return gym;
      });
    } catch (error) {
      if (isEmailTaken(error)) throw new ProblemError(emailTaken);
      throw error;
    }
  }
}
