import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238): six digits of an HMAC-SHA-1, another every thirty seconds. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 };

/** Steps of time by which a clock may be wrong. */
const WINDOW = 1;

/** 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** The secret as people type it, and as a link that apps read from a QR code. */
export function enrolmentOf(bytes: Buffer, email: string): { secret: string; otpauth_url: string } {
  const secret = asSecret(bytes);
  const totp = new TOTP({ ...PARAMETERS, secret, issuer: 'Gym Manager', label: email });
  return { secret: secret.base32, otpauth_url: totp.toString() };
}

/** The step of time, now or next to it, whose code this is. */
export function stepOf(bytes: Buffer, code: string, now = Date.now()): number | undefined {
  const delta = TOTP.validate({
    ...PARAMETERS,
    secret: asSecret(bytes),
    token: code,
    timestamp: now,
    window: WINDOW,
  });
  return delta === null ? undefined : TOTP.counter({ period: PARAMETERS.period, timestamp: now }) + delta;
}

// otpauth wants the memory to itself, which a Buffer shares with others.
const asSecret = (bytes: Buffer): Secret => new Secret({ buffer: new Uint8Array(bytes).buffer });
