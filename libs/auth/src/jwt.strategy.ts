import { Config } from '@libs/platform/config';
import { isPossibleId, type Principal } from '@libs/platform/http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AccountsRepository } from './accounts.repository';

interface Claims {
  sub?: unknown;
  gym_id?: unknown;
  exp?: unknown;
}

/** Verifies a token: our algorithm alone, not expired, with an end, of an account that still works for the gym. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly accounts: AccountsRepository,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.JWT_SECRET!,
      algorithms: [config.JWT_ALGORITHM],
    });
  }

  /** @returns false for claims that no token of ours has */
  async validate({ sub, gym_id, exp }: Claims): Promise<Principal | false> {
    if (typeof exp !== 'number' || typeof sub !== 'string' || !/^\d{1,16}$/.test(sub)) return false;
    if (typeof gym_id !== 'number' || !isPossibleId(gym_id) || !isPossibleId(Number(sub))) return false;
    return (await this.accounts.findPrincipal(Number(sub), gym_id)) ?? false;
  }
}
