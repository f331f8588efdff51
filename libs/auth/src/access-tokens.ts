import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { Config } from '@libs/platform/config';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type Session } from './session.entity';

/** Who issues the tokens, and whom they are for (RFC 9068, section 2.2). */
export const ISSUER = 'gym-manager';
export const AUDIENCE = 'gym-manager-api';

/** What keeps other JWTs of the same key from passing as an access token (RFC 9068, section 2.1). */
const TYPE = 'at+jwt';

/** Names a key without telling anything of it. */
export const keyIdOf = (secret: string): string =>
  createHash('sha256').update(`key-id:${secret}`).digest('base64url').slice(0, 8);

/** Signs access tokens, and knows the keys that verify them: today's, and those that it replaced. */
@Injectable()
export class AccessTokens {
  private readonly keyId: string;
  private readonly keys: Map<string, KeyObject>;

  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
  ) {
    const secret = config.JWT_SECRET!;
    this.keyId = keyIdOf(secret);
    // As key objects: a text would be tried as a public key first, at every request, for a tenth of its time.
    this.keys = new Map(
      [secret, ...config.JWT_PREVIOUS_SECRETS].map((key) => [keyIdOf(key), createSecretKey(key, 'utf8')]),
    );
  }

  /** Seconds for which a token is good. */
  get lifetime(): number {
    return this.config.ACCESS_TOKEN_EXPIRE_MINUTES * 60;
  }

  /** A token with which the session's user acts for its gym. */
  sign({ gym_id, id, user_id }: Pick<Session, 'gym_id' | 'id' | 'user_id'>): Promise<string> {
    const { JWT_ALGORITHM: alg, JWT_SECRET: secret } = this.config;
    return this.jwt.signAsync(
      { gym_id, sid: id },
      {
        secret,
        algorithm: alg,
        header: { alg, typ: TYPE, kid: this.keyId },
        subject: String(user_id),
        issuer: ISSUER,
        audience: AUDIENCE,
        expiresIn: this.lifetime,
      },
    );
  }

  /** The key that must have signed a token; none for a token of another type, or of a key that we never had. */
  keyOf(token: string): KeyObject | undefined {
    const header = readHeader(token);
    return header?.typ === TYPE && typeof header.kid === 'string' ? this.keys.get(header.kid) : undefined;
  }
}

function readHeader(token: string): { typ?: unknown; kid?: unknown } | undefined {
  try {
    return (JSON.parse(Buffer.from(token.split('.', 1)[0]!, 'base64url').toString()) ?? undefined) as
      object | undefined;
  } catch {
    return undefined; // no JSON: no token of ours
  }
}
