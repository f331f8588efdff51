import { domainToASCII } from 'node:url';
import { isEmail } from 'class-validator';
import { hasInvisible } from './text';

/** Whether a text is an e-mail address that can be sent to. No quoted local parts: they may hold what SMTP reads as a command. */
export const isMailbox = (text: string): boolean =>
  isEmail(text) && !text.includes('"') && !hasInvisible(text) && asciiOf(domainOf(text)) !== '';

/**
 * The one form of all spellings of an address: its local part in NFC (Unicode Annex 15) and lower case, its domain as
 * IDNA has it (RFC 5891), so that `Ada@münchen.de` and `ada@xn--mnchen-3ya.de` are the same.
 */
export function canonicalEmail(address: string): string {
  const at = address.lastIndexOf('@');
  // A sigma at the end of a word has a form of its own in lower case.
  const fold = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
  if (at === -1) return fold(address);
  const domain = domainOf(address);
  return `${fold(address.slice(0, at))}@${asciiOf(domain) || domain.toLowerCase()}`;
}

/** A domain of letters, digits and hyphens that is no number and has nothing encoded: it stays as it is, but for its case. */
const PLAIN_DOMAIN = /^(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z]+$/i;

/** A domain as IDNA has it; empty for what is none. */
const asciiOf = (domain: string): string =>
  PLAIN_DOMAIN.test(domain) ? domain.toLowerCase() : domainToASCII(domain);

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
