import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '@libs/platform/config';
import { Injectable } from '@nestjs/common';
import { keyIdOf } from './access-tokens';
import { type SecondFactor } from './second-factor.entity';

/** A secret that nobody reads who has the database alone. */
export type SealedSecret = Pick<SecondFactor, 'key_id' | 'secret'>;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what the database keeps for us and must be readable again: nonce, tag and AES-256-GCM, with keys that are derived
 * (HKDF, RFC 5869) from `JWT_SECRET` and from those that it replaced. A secret is sealed for one account: moved into
 * another one's row it cannot be opened.
 */
@Injectable()
export class SecretBox {
  private readonly keyId: string;
  private readonly keys: Map<string, Buffer>;

  constructor({ JWT_SECRET, JWT_PREVIOUS_SECRETS }: Config) {
    this.keyId = keyIdOf(JWT_SECRET!);
    this.keys = new Map(
      [JWT_SECRET!, ...JWT_PREVIOUS_SECRETS].map((secret) => [
        keyIdOf(secret),
        Buffer.from(hkdfSync('sha256', secret, '', 'second-factor', 32)),
      ]),
    );
  }

  /** Seals with today's key. */
  seal(userId: number, secret: Buffer): SealedSecret {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keys.get(this.keyId)!, nonce).setAAD(owner(userId));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return { key_id: this.keyId, secret: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) };
  }

  /**
   * @returns undefined when we do not have the key any more
   * @throws Error for what was not sealed for this account, or was changed since
   */
  open(userId: number, { key_id, secret }: SealedSecret): Buffer | undefined {
    const key = this.keys.get(key_id);
    if (!key) return undefined;
    const nonce = secret.subarray(0, NONCE_BYTES);
    const tag = secret.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(owner(userId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(secret.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}

const owner = (userId: number): Buffer => Buffer.from(`user:${userId}`);
