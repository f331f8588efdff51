import { domainToASCII } from 'node:url';
import { isEmail } from 'class-validator';
import { hasInvisible } from './text';

/** Whether a text is an e-mail address that can be sent to. No quoted local parts: they may hold what SMTP reads as a command. */
export const isMailbox = (text: string): boolean =>
  isEmail(text) && !text.includes('"') && !hasInvisible(text) && domainToASCII(domainOf(text)) !== '';

/**
 * The one form of all spellings of an address: its local part in NFC (Unicode Annex 15) and lower case, its domain as
 * IDNA has it (RFC 5891), so that `Ada@münchen.de` and `ada@xn--mnchen-3ya.de` are the same.
 */
export function canonicalEmail(address: string): string {
  const local = address.slice(0, address.lastIndexOf('@'));
  const domain = domainOf(address);
  return `${local.normalize('NFC').toLowerCase()}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
