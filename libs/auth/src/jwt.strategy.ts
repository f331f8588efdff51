import { createSecretKey } from 'node:crypto';
import { Config } from '@libs/platform/config';
import { type Principal } from '@libs/platform/identity';
import { isPossibleId } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Request } from 'express';
import { Strategy } from 'passport-jwt';
import { AuthService } from './auth.service';

interface Claims {
  sub?: unknown;
  gym_id?: unknown;
  exp?: unknown;
}

/**
 * `Authorization: Bearer <token>` (RFC 6750 2.1) and nothing behind it, which passport-jwt's own reading lets pass. The
 * payload must begin as an object does (`e` and `w` or `y` are `{` in Base64): jsonwebtoken fails at a signed `null`.
 */
const bearerToken = ({ headers }: Request): string | null =>
  /^Bearer +([\w-]+\.e[wy][\w-]*\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

/** Verifies a token: our algorithm alone, not expired, with an end, of an account that still works for the gym. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly auth: AuthService,
  ) {
    super({
      jwtFromRequest: bearerToken,
      // As a key object: a text would be tried as a public key first, at every request, for a tenth of its time.
      secretOrKey: createSecretKey(config.JWT_SECRET!, 'utf8') as unknown as Buffer,
      algorithms: [config.JWT_ALGORITHM],
    });
  }

  /** @returns false for claims that no token of ours has */
  async validate({ sub, gym_id, exp }: Claims): Promise<Principal | false> {
    if (typeof exp !== 'number' || typeof sub !== 'string' || !/^\d{1,16}$/.test(sub)) return false;
    if (typeof gym_id !== 'number' || !isPossibleId(gym_id) || !isPossibleId(Number(sub))) return false;
    return (await this.auth.findPrincipal(Number(sub), gym_id)) ?? false;
  }
}
