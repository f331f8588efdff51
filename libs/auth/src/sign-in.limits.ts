import { canonicalEmail, trimmed } from '@libs/platform/input';
import { byAddress, type RateLimit } from '@libs/platform/rate-limits';
import { type Request } from 'express';
import { wrongSecondFactor } from './auth.problems';

const QUARTER_HOUR = 15 * 60;

/** The account that somebody tries to get into, whether or not it exists. */
function account({ body }: Request): string | undefined {
  const { username, email } = (body ?? {}) as { username?: unknown; email?: unknown };
  // Read as the field is, or each spelling would have attempts of its own.
  const read = trimmed(username ?? email);
  return typeof read === 'string' ? canonicalEmail(read) : undefined;
}

/** Wrong passwords for one account from one address: nobody guesses a password in ten attempts. */
const SIGN_IN_ACCOUNT: RateLimit = {
  name: 'sign-in-account',
  attempts: 10,
  seconds: QUARTER_HOUR,
  of: (request) => {
    const name = account(request);
    return name && `${name} ${byAddress(request)}`;
  },
};

/**
 * Wrong passwords for one account from all addresses. Generous, and soon over, for it also stops the owner; who is signed in
 * already stays so.
 */
const SIGN_IN_ACCOUNT_EVERYWHERE: RateLimit = {
  name: 'sign-in-account-everywhere',
  attempts: 100,
  seconds: QUARTER_HOUR,
  of: account,
};

/** Wrong passwords from one address, which many people of a gym may share. */
const SIGN_IN_ADDRESS: RateLimit = {
  name: 'sign-in-address',
  attempts: 100,
  seconds: QUARTER_HOUR,
  of: byAddress,
};

/**
 * Wrong codes for one account from all addresses. Who sends one knows the password, so this keeps no owner out because of
 * strangers; of the million codes three are right at a time, and guessing finds one in years.
 */
const SIGN_IN_CODE: RateLimit = {
  name: 'sign-in-code',
  attempts: 10,
  seconds: 60 * 60,
  of: (request) => ((request.body as { code?: unknown } | undefined)?.code ? account(request) : undefined),
  counting: [wrongSecondFactor],
};

export const SIGN_IN_LIMITS = [SIGN_IN_ACCOUNT, SIGN_IN_ACCOUNT_EVERYWHERE, SIGN_IN_ADDRESS, SIGN_IN_CODE];

/** Gyms that sign up from one address. */
export const SIGN_UP_LIMITS: RateLimit[] = [
  { name: 'sign-up-address', attempts: 20, seconds: 60 * 60, of: byAddress },
];

/** Refresh tokens that are none, from one address. */
export const REFRESH_LIMITS: RateLimit[] = [
  { name: 'refresh-address', attempts: 300, seconds: QUARTER_HOUR, of: byAddress },
];

const byUser = (request: Request): string =>
  String((request as Request & { user: { user_id: number } }).user.user_id);

/** Wrong current passwords of somebody who is signed in: whoever found the device unlocked may guess no more. */
export const CURRENT_PASSWORD_LIMITS: RateLimit[] = [
  { name: 'current-password', attempts: 10, seconds: QUARTER_HOUR, of: byUser },
];

/** Wrong codes of somebody who is signed in. */
export const CODE_LIMITS: RateLimit[] = [
  { name: 'second-factor-code', attempts: 10, seconds: 60 * 60, of: byUser, counting: [wrongSecondFactor] },
];

/** Mails that somebody has us send to an address that is not known to be theirs. */
export const CHANGE_EMAIL_LIMITS: RateLimit[] = [
  { name: 'change-email', attempts: 10, seconds: 60 * 60, of: byUser },
];

/** Mails that anybody can have us send to the owner of an account, and for whom. */
export const FORGOT_PASSWORD_LIMITS: RateLimit[] = [
  { name: 'forgot-password-account', attempts: 5, seconds: 60 * 60, of: account },
  { name: 'forgot-password-address', attempts: 20, seconds: 60 * 60, of: byAddress },
];

/** Links that are none, from one address. */
export const LINK_LIMITS: RateLimit[] = [
  { name: 'link-address', attempts: 100, seconds: QUARTER_HOUR, of: byAddress },
];

/** Mails to the owner of a gym who has not confirmed the address yet. */
export const RESEND_VERIFICATION_LIMITS: RateLimit[] = [
  { name: 'resend-verification', attempts: 5, seconds: 60 * 60, of: byUser },
];
