import { mayBePhone } from './search-conditions';

describe('a text that is looked for', () => {
  it.each([
    ['0444 12 34 56', true],
    ['+32 (444) 12.34.57', true],
    ['４４４１', true],
    ['345', false],
    ['3456a', false],
    ['ada', false],
    ['', false],
  ])('%j may be a phone number: %s', (text, expected) => {
    expect(mayBePhone(text)).toBe(expected);
  });

  it('is judged at once, however long it is', () => {
    expect(mayBePhone(`${'1'.repeat(50_000)}a`)).toBe(false);
  });
});
