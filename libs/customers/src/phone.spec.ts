import { isInternational, toE164 } from './phone';

describe('A phone number', () => {
  it.each([
    ['0444123456', 'BE', '+32444123456'],
    ['0444/12.34.56', 'BE', '+32444123456'],
    ['00 32 444 123456', 'BE', '+32444123456'],
    ['(020) 7946 0000 ext. 12', 'GB', '+442079460000'],
    ['+44 20 7946 0000', null, '+442079460000'],
    ['+44 20 7946 0000', 'BE', '+442079460000'],
    ['02 9374 4000', 'AU', '+61293744000'],
  ])('%s, dialled in %s, is %s', (phone, country, e164) => {
    expect(toE164(phone, country)).toBe(e164);
  });

  it.each([
    ['0444123456', null],
    ['12345', 'BE'],
    ['ask her mother', 'BE'],
    ['', 'BE'],
    ['0444123456', 'ZZ'],
  ])('%s, dialled in %s, is none that can be called', (phone, country) => {
    expect(toE164(phone, country)).toBeNull();
  });

  it('needs no country with a country code', () => {
    expect(isInternational(' +32 444 12 34 56')).toBe(true);
    expect(isInternational('0032 444 12 34 56')).toBe(false);
  });
});
