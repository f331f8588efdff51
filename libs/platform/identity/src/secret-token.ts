import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that may stand in a link. Whoever has it may do something: only {@link hashOfToken} is stored. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256: of 256 random bits, nothing slower is needed. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
