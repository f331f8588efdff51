import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { canonicalEmail } from './email';

describe('the canonical form of an e-mail address', () => {
  it.each([
    ['ada@münchen.de', 'ADA@xn--mnchen-3ya.de'],
    ['ren\u00e9@example.com', 'rene\u0301@EXAMPLE.com'],
    ['ΝΊΚΟΣ@example.com', 'νίκοσ@example.com'],
    ['νίκος@example.com', 'νίκοσ@example.com'],
  ])('is the same for %s and %s', (one, other) => {
    expect(canonicalEmail(one)).toBe(canonicalEmail(other));
  });

  it('differs for text that is not an address', () => {
    expect(canonicalEmail('Ada')).toBe('ada');
  });

  it('has the domain as IDNA has it, also where that needs no library', () => {
    const domain = fc.string({ unit: fc.constantFrom(...'aZ09-.xn%_é'), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(domain, (text) => {
        expect(canonicalEmail(`ada@${text}`)).toBe(`ada@${domainToASCII(text) || text.toLowerCase()}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on normalisation, and is its own canonical form', () => {
    const local = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !text.includes('@'));
    fc.assert(
      fc.property(local, (text) => {
        const canonical = canonicalEmail(`${text}@example.com`);
        expect(canonicalEmail(`${text.normalize('NFD')}@example.com`)).toBe(canonical);
        expect(canonicalEmail(canonical)).toBe(canonical);
      }),
    );
  });
});
