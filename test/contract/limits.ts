/** What no text field stores. */
export const UNSTORABLE: [string, string][] = [
  ['a NUL', 'a\0b@example.com'],
  ['a lone high surrogate', 'a\ud800b@example.com'],
  ['a lone low surrogate', 'a\udc00b@example.com'],
];

/** An address of exactly this many characters, at most 317, whose parts are as long as RFC 5321 lets them be. */
export function emailOf(length: number): string {
  const local = 'l'.repeat(64);
  const suffix = '.example.com';
  const labels = length - local.length - 1 - suffix.length;
  const domain = `${'d'.repeat(60)}.`.repeat(Math.ceil(labels / 61)).slice(0, labels);
  return `${local}@${domain.endsWith('.') ? `${domain.slice(0, -1)}d` : domain}${suffix}`;
}

export const GYM_TEXT_LIMITS: [string, number][] = [
  ['name', 255],
  ['address', 255],
  ['description', 10_000],
  ['gym_type', 50],
];

export const CUSTOMER_TEXT_LIMITS: [string, number][] = [
  ['first_name', 128],
  ['last_name', 128],
  ['phone', 32],
  ['notes', 10_000],
];

/** Values that no fee is. */
export const NOT_A_FEE: [string, unknown][] = [
  ['negative', -1],
  ['2^31', 2_147_483_648],
  ['2^63', '9223372036854775808'],
  ['a fraction', 49.5],
  ['a fraction as a text', '49.5'],
  ['words', 'forty'],
  ['an empty text', ''],
  ['a boolean', true],
  ['a list', [4900]],
  ['an object', { cents: 4900 }],
];

export const NOT_A_CURRENCY: [string, unknown][] = [
  ['empty', ''],
  ['blank', '   '],
  ['unknown', 'XYZ'],
  ['two letters', 'EU'],
  ['too long', 'EURO'],
  ['a number', 978],
];

export const NOT_AN_EMAIL: [string, unknown][] = [
  ['empty', ''],
  ['blank', '  '],
  ['without an at sign', 'ada.example.com'],
  ['without a domain', 'ada@'],
  ['with a line break', 'ada@example.com\r\nBcc: eve@example.com'],
  ['two addresses', 'ada@example.com, eve@example.com'],
  ['with a display name', 'Ada <ada@example.com>'],
  ['a number', 7],
  ['a list', ['ada@example.com']],
];

export const NOT_A_DATE: [string, unknown][] = [
  ['a time of day', '1990-02-20T10:00:00.000Z'],
  ['a minute past midnight', '1990-02-20T00:01:00Z'],
  ['a day that is not', '1990-02-30'],
  ['29 February of a common year', '1991-02-29'],
  ['month 13', '1990-13-01'],
  ['the year 0', '0000-01-01'],
  ['five digits of a year', '10000-01-01'],
  ['another notation', '20.02.1990'],
  ['words', 'yesterday'],
  ['empty', ''],
  ['a list', ['1990-02-20']],
];
