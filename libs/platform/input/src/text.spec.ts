import fc from 'fast-check';
import { hasInvisible, isVisible, trimmed } from './text';

describe('trimming', () => {
  it.each([
    '\u200b',
    '\ufeff',
    '\u2060',
    '\u00ad',
    '\u200e',
    '\u202e',
    '\u2066',
    '\u3000',
    '\u00a0',
    '\u3164',
    '\u115f',
    '\u034f',
    '\u2800',
    '\n',
  ])('removes %j from both ends and keeps it inside', (character) => {
    expect(trimmed(`${character} a${character}b ${character}`)).toBe(`a${character}b`);
    expect(trimmed(character)).toBe('');
  });

  it.each(['🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '❤\ufe0f', '葛\u{E0100}', '👩‍🚀'])(
    'leaves what changes the look of the last character: %s',
    (text) => {
      expect(trimmed(`${text} \u200b`)).toBe(text);
    },
  );

  it('keeps a NUL, so that validation refuses it', () => {
    expect(trimmed('a\0')).toBe('a\0');
  });

  it('is idempotent, and removes nothing visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = trimmed(text) as string;
        expect(trimmed(once)).toBe(once);
        expect(text).toContain(once);
        expect(isVisible(once)).toBe(isVisible(text));
      }),
    );
  });

  it('takes linear time', () => {
    // Minutes, if every run of white space were tried from each of its characters.
    const text = `x${' '.repeat(300_000)}x`;
    expect(trimmed(text)).toBe(text);
  }, 60_000);
});

it('finds invisible characters inside a text, and does not count a plain space', () => {
  expect(['a\u200bb', 'a\u3000b', 'a\tb', 'a b'].map(hasInvisible)).toEqual([true, true, true, false]);
});
