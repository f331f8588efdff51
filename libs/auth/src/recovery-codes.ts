import { randomBytes } from 'node:crypto';
import { hashOfToken } from '@libs/platform/identity';
import { Secret } from 'otpauth';

/** How many there are in a set. */
const COUNT = 10;

/** 80 random bits each: like links, they need no hash that is slow. */
const BYTES = 10;

/** A new set, as it is shown to its owner once: `ABCD-EFGH-IJKL-MNOP`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    new Secret({ buffer: new Uint8Array(randomBytes(BYTES)).buffer }).base32.match(/.{4}/g)!.join('-'),
  );

/** What is stored of a code: the same however its letters and gaps are typed. */
export const hashOfRecoveryCode = (code: string): Buffer =>
  hashOfToken(code.replace(/[^a-z0-9]/gi, '').toUpperCase());
