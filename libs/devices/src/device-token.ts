import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter looks like a digit, for people type it. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const GROUPS = 7;
const GROUP_LENGTH = 4;

const FORMAT = new RegExp(`^([1-9]\\d{0,14})(?:-[${ALPHABET}]{${GROUP_LENGTH}}){${GROUPS}}$`);

/** A new token of a device: the gym's id, and 140 random bits in groups that can be typed. Only its hash is stored. */
export function newDeviceToken(gymId: number): string {
  const letters = Array.from(
    randomBytes(GROUPS * GROUP_LENGTH),
    (byte) => ALPHABET[byte % ALPHABET.length]!,
  ).join('');
  return [gymId, ...letters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g'))!].join('-');
}

/**
 * The token of a device in a request's `Authorization`.
 *
 * @returns undefined for other tokens, and for what is none
 */
export function deviceTokenIn(credentials: string): string | undefined {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(credentials) ?? [];
  return FORMAT.test(token) ? token : undefined;
}

/** The gym of a token that {@link deviceTokenIn} has found. */
export const gymOfDeviceToken = (token: string): number => Number(FORMAT.exec(token)![1]);
