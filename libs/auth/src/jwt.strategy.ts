import { Config } from '@libs/platform/config';
import { type SessionPrincipal } from '@libs/platform/identity';
import { isPossibleId } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Request } from 'express';
import { Strategy } from 'passport-jwt';
import { AccessTokens, AUDIENCE, ISSUER } from './access-tokens';
import { PrincipalCache } from './principal-cache';
import { SessionsService } from './sessions.service';

interface Claims {
  sub?: unknown;
  gym_id?: unknown;
  sid?: unknown;
  exp?: unknown;
}

/**
 * `Authorization: Bearer <token>` (RFC 6750 2.1) and nothing behind it, which passport-jwt's own reading lets pass. The
 * payload must begin as an object does (`e` and `w` or `y` are `{` in Base64): jsonwebtoken fails at a signed `null`.
 */
const bearerToken = ({ headers }: Request): string | null =>
  /^Bearer +([\w-]+\.e[wy][\w-]*\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

/** Verifies a token: our algorithm, type, key, issuer and audience alone, not expired, with an end, of a session that lasts. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    tokens: AccessTokens,
    private readonly sessions: SessionsService,
    private readonly principals: PrincipalCache,
  ) {
    super({
      jwtFromRequest: bearerToken,
      secretOrKeyProvider: (
        _request: Request,
        token: string,
        done: (error: Error | null, key?: Buffer) => void,
      ) => {
        const key = tokens.keyOf(token) as Buffer | undefined;
        if (key) done(null, key);
        else done(new Error('not a key of ours'));
      },
      algorithms: [config.JWT_ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      passReqToCallback: true,
    });
  }

  /** @returns false for claims that no token of ours has */
  async validate({ headers }: Request, { sub, gym_id, sid, exp }: Claims): Promise<SessionPrincipal | false> {
    if (typeof exp !== 'number' || typeof sub !== 'string' || !/^\d{1,16}$/.test(sub)) return false;
    const ids = [Number(sub), gym_id, sid];
    if (!ids.every((id): id is number => typeof id === 'number' && isPossibleId(id))) return false;
    const [user_id, gymId, id] = ids as [number, number, number];
    const principal = await this.principals.load(headers.authorization!, exp * 1_000, () =>
      this.sessions.findPrincipal({ user_id, gym_id: gymId, id }),
    );
    return principal ?? false;
  }
}
