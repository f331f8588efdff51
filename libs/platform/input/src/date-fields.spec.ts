import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { isDate } from './date-fields';

describe('a date', () => {
  it('is a day that there is, as Luxon has it', () => {
    const digits = (length: number, max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
    const year = fc.oneof(digits(4, 9_999), fc.constantFrom('0000', '0001', '0004', '1900', '2000', '2024'));
    fc.assert(
      fc.property(year, digits(2, 13), digits(2, 32), (...parts) => {
        const text = parts.join('-');
        const { isValid, year: read } = DateTime.fromISO(text, { zone: 'utc' });
        expect(isDate(text)).toBe(isValid && read >= 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
