import { InvalidInputError } from '@libs/platform/problems';
import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON = new Set(dictionary.passwords);

const withoutSpaces = (text: string): string => text.toLowerCase().replace(/[\s._-]+/g, '');

/**
 * Why a password is the first that somebody would try, in words for people; undefined when it is not. As NIST SP 800-63B,
 * section 3.1.1.2, asks: one of the commonest 49,000 of leaks, or what everybody knows of the account.
 *
 * @param known what an attacker knows, such as the gym's name
 */
function whyGuessable(password: string, known: readonly string[]): string | undefined {
  if (COMMON.has(password.toLowerCase())) return 'is one of the most common passwords; choose another';
  const plain = withoutSpaces(password);
  if (known.some((text) => withoutSpaces(text) === plain))
    return 'must not be the name or the e-mail address; choose another';
  return undefined;
}

/**
 * @param field the member of the body that has the password
 * @param known what an attacker knows, such as the gym's name
 * @throws InvalidInputError for a password that is easily guessed
 */
export function checkNewPassword(field: string, password: string, known: readonly string[]): void {
  const reason = whyGuessable(password, known);
  if (reason) throw InvalidInputError.of(field, reason, 'common_password');
}
