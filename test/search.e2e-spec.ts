import * as fc from 'fast-check';
import { type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

async function found(query: Record<string, string>): Promise<number[]> {
  const answer = await owner.api.get<Customer[]>(`/customers?${new URLSearchParams(query).toString()}`);
  return expectStatus(answer, 200).map(({ id }) => id);
}

describe('A search', () => {
  it.each([
    ['Greek capitals', 'Σωκράτης', 'ΣΩΚΡΆΤΗΣ'],
    ['Greek capitals without the accent', 'Σωκράτης', 'ΣΩΚΡΑΤΗΣ'],
    ['a sigma that is no final one yet', 'Σωκράτης', 'σωκρατησ'],
    ['the accent that is missing', 'José', 'jose'],
    ['an accent too many', 'Jose', 'José'],
    ['a decomposed é', 'Amélie', 'Ame\u0301lie'],
    ['a composed é', 'Ame\u0301lie', 'Amélie'],
    ['two accents on one letter', 'Nguyễn', 'nguyen'],
    ['ss for ß', 'Großmann', 'GROSSMANN'],
    ['ß for ss', 'Grossmann', 'großmann'],
    ['a capital ß', 'Weiß', 'WEIẞ'],
    ['İ', 'İpek', 'ipek'],
    ['i for ı', 'Yılmaz', 'YILMAZ'],
    ['o for ø', 'Sørensen', 'SORENSEN'],
    ['d for đ', 'Đorđević', 'dordevic'],
    ['l for ł', 'Łukasz', 'lukasz'],
    ['ae for æ', 'Kjær', 'kjaer'],
    ['oe for œ', 'Lebœuf', 'leboeuf'],
    ['th and d for þ and ð', 'Þórður', 'thordur'],
    ['full-width letters', 'Tanaka', 'ＴＡＮＡＫＡ'],
    ['half-width kana', 'タナカ', 'ﾀﾅｶ'],
    ['a ligature', 'Griffith', 'Griﬃth'],
    ['another dash', 'Müller-Lüdenscheidt', 'muller‐ludenscheidt'],
    ['a no-break space', 'Anna Maria', 'Anna\u00a0Maria'],
    ['a no-break space in the name', 'Anna\u00a0Maria', 'Anna Maria'],
    ['an ideographic space', 'Anna Maria', 'Anna\u3000Maria'],
    ['one space where there are two', 'Anna  Maria', 'Anna Maria'],
    ['Cyrillic capitals', 'Дмитрий', 'ДМИТРИЙ'],
    ['ё for е', 'Алёна', 'Алена'],
    ['Arabic without its vowel marks', 'مُحَمَّد', 'محمد'],
    ['Hebrew without its points', 'שָׁלוֹם', 'שלום'],
    ['one Chinese character', '佐藤', '藤'],
    ['a Chinese character beyond 16 bits', '𠮷田', '𠮷'],
    ['the beginning of a Korean syllable', '김철수', '김철'],
  ])('finds by %s', async (_, first_name, text) => {
    const { id } = await buildCustomer(owner.api, { first_name });
    for (const filter of ['search', 'first_name'])
      expect({ filter, found: await found({ [filter]: text }) }).toEqual({ filter, found: [id] });
    expect(await found({ last_name: text })).toEqual([]);
    await owner.api.delete(`/customers/${id}`);
  });

  it.each(["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '＇', '′'])(
    'takes %s for an apostrophe',
    async (apostrophe) => {
      const made = await buildCustomer(owner.api, { last_name: `O${apostrophe}Brien` });
      for (const other of ["'", '’', 'ʼ', '`', '´'])
        expect(await found({ last_name: `o${other}brien` })).toEqual([made.id]);
      await owner.api.delete(`/customers/${made.id}`);
    },
  );

  it('finds by first and last name together, and not across other fields', async () => {
    const { id } = await buildCustomer(owner.api, {
      first_name: 'Éloïse',
      last_name: 'Ångström',
      email: 'studio@example.com',
    });
    expect(await found({ search: 'ÏSE ANG' })).toEqual([id]);
    expect(await found({ search: 'studio@EXAMPLE' })).toEqual([id]);
    expect(await found({ email: 'STUDIO' })).toEqual([id]);
    expect(await found({ search: 'strom studio' })).toEqual([]);
    expect(await found({ first_name: 'ange' })).toEqual([]);
    expect(await found({ email: 'eloise' })).toEqual([]);
    await owner.api.delete(`/customers/${id}`);
  });

  it('distinguishes kana that differ by their mark', async () => {
    const { id } = await buildCustomer(owner.api, { first_name: 'か' });
    expect(await found({ first_name: 'が' })).toEqual([]);
    await owner.api.delete(`/customers/${id}`);
  });

  it('follows a change of the name', async () => {
    const { id } = await buildCustomer(owner.api, { first_name: 'Σωκράτης' });
    await owner.api.patch(`/customers/${id}`, { first_name: 'Πλάτων' });
    expect(await found({ search: 'ΠΛΑΤΩΝ' })).toEqual([id]);
    expect(await found({ search: 'Σωκρ' })).toEqual([]);
    await owner.api.delete(`/customers/${id}`);
  });
});

describe('search_key()', () => {
  const keysOf = async (texts: string[]): Promise<string[]> => {
    const rows = await test.sql<{ key: string }>(
      'SELECT search_key(text) AS key FROM unnest($1::text[]) WITH ORDINALITY AS texts (text, position) ORDER BY position',
      [texts],
    );
    return rows.map(({ key }) => key);
  };
  const CASES = 2_000;
  const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { numRuns: CASES, seed: 7 });

  it('is the same for any case, and for composed and decomposed letters', async () => {
    // Iota below a letter is written beside it in capitals alone.
    const unit = fc
      .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 1 })
      .filter((letter) => !letter.normalize('NFD').includes('\u0345'));
    const texts = sample(fc.string({ unit, maxLength: 12 }).filter((text) => !text.includes('\0')));
    const keys = await keysOf(texts);
    for (const spell of [
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.normalize('NFC'),
    ])
      expect(await keysOf(texts.map(spell))).toEqual(keys);
  });

  it('is the same for both cases of each letter', async () => {
    const letters: string[] = [];
    for (let codePoint = 1; codePoint < 0x20000; codePoint++) {
      const letter = String.fromCodePoint(codePoint);
      if (codePoint !== 0x345 && !letter.normalize('NFD').includes('\u0345') && /\p{Cased}/u.test(letter))
        letters.push(letter);
    }
    const keys = await keysOf(letters);
    expect(await keysOf(letters.map((letter) => letter.toUpperCase()))).toEqual(keys);
    expect(await keysOf(letters.map((letter) => letter.toLowerCase()))).toEqual(keys);
  });

  it('contains the key of every substring', async () => {
    const parts = sample(
      fc.tuple(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), { maxLength: 15 }),
        fc.nat(14),
        fc.nat(15),
      ),
    ).map(([letters, from, length]) => ({
      whole: letters.join('').replaceAll('\0', ''),
      part: letters
        .slice(from, from + length)
        .join('')
        .replaceAll('\0', ''),
    }));
    const wholes = await keysOf(parts.map(({ whole }) => whole));
    const keys = await keysOf(parts.map(({ part }) => part));
    const missed = parts.filter((_, index) => !wholes[index]!.includes(keys[index]!));
    expect(missed).toEqual([]);
  });

  it('contains the key of nothing else', async () => {
    // No two of these are one letter to anybody; their codes differ in length and in each of their digits.
    const unit = fc.constantFrom(...'abfjkz019%_\\@.σωκοдж中佐藤אבابกขა🏋𠮷𠮸ԱՒ'.toLowerCase());
    const pairs = sample(
      fc.tuple(fc.string({ unit, maxLength: 12 }), fc.string({ unit, minLength: 1, maxLength: 3 })),
    );
    const wholes = await keysOf(pairs.map(([whole]) => whole));
    const keys = await keysOf(pairs.map(([, part]) => part));
    const differing = pairs.filter(
      ([whole, part], index) => wholes[index]!.includes(keys[index]!) !== whole.includes(part),
    );
    expect(differing).toEqual([]);
    expect(pairs.filter(([whole, part]) => whole.includes(part)).length).toBeGreaterThan(CASES / 40);
  });

  it('consists of ASCII alone', async () => {
    const texts = sample(fc.string({ unit: 'binary', maxLength: 12 })).map((text) =>
      text.toWellFormed().replaceAll('\0', ''),
    );
    expect((await keysOf(texts)).filter((key) => !/^[ -~]*$/.test(key))).toEqual([]);
  });
});
