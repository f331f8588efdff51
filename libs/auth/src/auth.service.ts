import { GymResponse, GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Database, insertReturning, violates } from '@libs/platform/database';
import { BadRequestException, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { AccountsRepository } from './accounts.repository';
import { SignInDto } from './dto/sign-in.dto';
import { SignUpDto } from './dto/sign-up.dto';
import { TokenResponse } from './dto/token.response';
import { Passwords } from './passwords';
import { Staff } from './staff.entity';
import { User } from './user.entity';

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
   * @throws BadRequestException when an account has the address already, in any case
   */
  async signUp({ password, ...dto }: SignUpDto): Promise<GymResponse> {
    const password_hash = await this.passwords.hash(password);
    try {
      return await this.database.transaction(async (manager) => {
        const user = await insertReturning(manager, User, { email: dto.email, password_hash });
        const gym = await this.gyms.create(manager, dto);
        await manager.insert(Staff, { gym_id: gym.id, user_id: user.id, role: 'owner' });
        await this.outbox.add(manager, {
          gym_id: gym.id,
          dedupe_key: `gym-welcome:${gym.id}`,
          template: 'gym-welcome',
          recipient: { name: gym.name, email: gym.email },
          parameters: { gym_name: gym.name },
        });
        return gym;
      });
    } catch (error) {
      if (violates(error, 'users_email_key')) throw new BadRequestException('Email already registered');
      throw error;
    }
  }

  /** @throws BadRequestException, the same after the same time whether the address or the password is wrong */
  async signIn({ username, password }: SignInDto): Promise<TokenResponse> {
    const account = await this.accounts.findCredentials(username);
    const verified = await this.passwords.verify(password, account?.password_hash);
    if (!account || !verified) throw new BadRequestException('Incorrect email or password');
    const token = await this.jwt.signAsync({ gym_id: account.gym_id }, { subject: String(account.user_id) });
    const { exp, iat } = this.jwt.decode<{ exp: number; iat: number }>(token);
    return { access_token: token, token_type: 'bearer', expires_in: exp - iat };
  }
}
