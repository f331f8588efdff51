import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that may stand in a link. Whoever has it may do something: only {@link hashOfToken} is stored. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** The same for something of a gym, whose id stands in front: `<gym>.<256 random bits>`. */
export const newGymToken = (gymId: number): string => `${gymId}.${newSecretToken()}`;

/** The gym of a {@link newGymToken}; undefined for what looks like none. */
export function gymOfToken(token: string): number | undefined {
  const [id] = /^[1-9]\d{0,14}(?=\.)/.exec(token) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** SHA-256: of 256 random bits, nothing slower is needed. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
