import * as fc from 'fast-check';
import { Cursor } from '@libs/platform/input';
import { type Answer, type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectInvalid } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';

jest.setTimeout(120_000);

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

describe('A search for a phone number', () => {
  let gym: SignedUpGym;
  let ids: Record<'typed at home' | 'typed abroad' | 'of somebody else', number>;
  const foundBy = async (search: string) => {
    const { body } = await gym.api.get<Customer[]>(
      `/customers?${new URLSearchParams({ search }).toString()}`,
    );
    return body
      .map(({ id }) => Object.entries(ids).find(([, other]) => other === id)?.[0] ?? `${id}`)
      .toSorted();
  };
  beforeAll(async () => {
    gym = await buildGym(test.api);
    expectStatus(await gym.api.patch('/gyms/me/settings', { country: 'BE' }), 200);
    const make = async (phone: string) => (await buildCustomer(gym.api, { phone })).id;
    ids = {
      'typed at home': await make('0444 12 34 56'),
      'typed abroad': await make('+32 (444) 12.34.57'),
      'of somebody else': await make('0471/99 88 77'),
    };
    await buildCustomer(gym.api, { phone: null });
  });

  it.each([
    ['0444 12 34 56', ['typed at home']],
    ['0444123456', ['typed at home']],
    ['+32444123456', ['typed at home']],
    ['0032 444-12-34-56', ['typed at home']],
    ['+32 444/123456', ['typed at home']],
    ['123456', ['typed at home']],
    ['3456', ['typed at home']],
    ['444.12.34', ['typed abroad', 'typed at home']],
    ['0444 12 34 57', ['typed abroad']],
    ['0444 1', ['typed abroad', 'typed at home']],
    ['+32', []],
    ['345', []],
    ['3456a', []],
    ['0444123458', []],
  ])('%s finds %j', async (search, expected) => {
    expect(await foundBy(search)).toEqual(expected);
  });

  it('still finds names and e-mails with these characters', async () => {
    const { id } = await buildCustomer(gym.api, { email: 'race.0021-10@example.com' });
    expect(await foundBy('0021-10')).toEqual([`${id}`]);
  });

  it('follows a change of the number', async () => {
    await gym.api.patch(`/customers/${ids['of somebody else']}`, { phone: '0471 55 44 33' });
    expect(await foundBy('9988')).toEqual([]);
    expect(await foundBy('471554433')).toEqual(['of somebody else']);
  });
});

describe('A search for a number on a card, or of another program', () => {
  it('finds the whole number alone', async () => {
    const { id } = await buildCustomer(owner.api, { card_number: 'C-4711', external_id: 'old/17 a' });
    const { id: other } = await buildCustomer(owner.api, { card_number: 'C-47110', external_id: 'C-4711b' });
    expect(await found({ search: 'C-4711' })).toEqual([id]);
    expect(await found({ search: 'old/17 a' })).toEqual([id]);
    expect(await found({ search: 'C-47110' })).toEqual([other]);
    for (const part of ['C-471', '4711', 'old/17']) expect(await found({ search: part })).toEqual([]);
    for (const one of [id, other]) await owner.api.delete(`/customers/${one}`);
  });
});

describe('sort=relevance', () => {
  let gym: SignedUpGym;
  beforeAll(async () => {
    gym = await buildGym(test.api);
  });
  afterEach(() => test.sql('DELETE FROM customers WHERE gym_id = $1', [gym.gym.id]));
  const namesOf = async (query: Record<string, string>) => {
    const parameters = new URLSearchParams({ sort: 'relevance', ...query });
    const answer = await gym.api.get<Customer[]>(`/customers?${parameters.toString()}`);
    return expectStatus(answer, 200).map(({ first_name, last_name }) => `${first_name} ${last_name}`);
  };
  const add = async (...names: string[]) => {
    for (const name of names) {
      const [first_name, last_name] = name.split(' ');
      await buildCustomer(gym.api, { first_name, last_name, email: 'somebody@example.com' });
    }
  };

  it('begins with exact names, then beginnings of words, then parts, then typos; each newest first', async () => {
    await add(
      'Joanna Smith',
      'Anna Becker',
      'Ana-Anna Roth',
      'Annabel Roth',
      'Zoë Anna',
      'Hannah Roth',
      'Ann Roth',
      'Anja Roth',
    );
    expect(await namesOf({ search: 'ANNA' })).toEqual([
      'Zoë Anna',
      'Anna Becker',
      'Annabel Roth',
      'Ana-Anna Roth',
      'Hannah Roth',
      'Joanna Smith',
    ]);
    expect(await namesOf({ search: 'ann', limit: '3' })).toEqual(['Ann Roth', 'Zoë Anna', 'Annabel Roth']);
  });

  it('takes e-mails, phones, card numbers and other programs’ ids for exact', async () => {
    await buildCustomer(gym.api, { first_name: 'Exact', last_name: 'One', email: '1234@x.example' });
    await buildCustomer(gym.api, { first_name: 'Exact', last_name: 'Two', phone: '12-34' });
    await buildCustomer(gym.api, { first_name: 'Exact', last_name: 'Three', card_number: '1234' });
    await buildCustomer(gym.api, { first_name: 'Exact', last_name: 'Four', external_id: '1234' });
    await buildCustomer(gym.api, { first_name: 'Part', last_name: 'Of it', email: 'a1234@x.example' });
    await buildCustomer(gym.api, { first_name: 'Begin', last_name: 'With it', phone: '123456' });
    expect(await namesOf({ search: '1234' })).toEqual([
      'Exact Four',
      'Exact Three',
      'Exact Two',
      'Begin With it',
      'Exact One',
      'Part Of it',
    ]);
    expect(await namesOf({ search: '1234@x.example' })).toEqual(['Exact One', 'Part Of it']);
  });

  it.each([
    ['another letter', 'Lovelase'],
    ['another first letter', 'Kovelace'],
    ['a letter that is missing', 'Lovlace'],
    ['a letter too many', 'Lovellace'],
    ['letters that changed places', 'Lovealce'],
    ['the full name', 'ada lovelaec'],
    ['no space', 'adalovelace'],
  ])('finds in spite of %s', async (_, search) => {
    await add('Ada Lovelace');
    expect(await namesOf({ search })).toEqual(['Ada Lovelace']);
  });

  it.each([
    ['Smiht', 'Smith'],
    ['Simth', 'Smith'],
    ['Smth', undefined],
    ['Ømiht', undefined],
    ['Fernendez', 'Fernández'],
    ['Papdaopoulos', 'Papadopoulos'],
    ['Papdaopoulso', undefined],
  ])('%s finds %s', async (search, last_name) => {
    await add('Ada Smith', 'Ada Fernández', 'Ada Papadopoulos');
    expect(await namesOf({ search })).toEqual(last_name ? [`Ada ${last_name}`] : []);
  });

  it('goes with filters, and counts what it answers', async () => {
    await buildCustomer(gym.api, { first_name: 'Lovelase', active: false });
    await add('Ada Lovelace');
    const answer = await gym.api.get<Customer[]>('/customers?sort=relevance&search=lovelase&active=true', {
      headers: { Prefer: 'count=exact' },
    });
    expect(answer.body).toEqual([expect.objectContaining({ first_name: 'Ada' })]);
    expect(answer.headers.get('x-total-count')).toBe('1');
    expect(answer.headers.get('link')).toBeNull();
  });

  it.each([
    ['', 'sort', 'relevance needs search'],
    ['&search=+', 'sort', 'relevance needs search'],
    ['&search=ada&offset=0', 'sort', 'relevance has one page'],
    [`&search=ada&cursor=${new Cursor('relevance', [1]).toString()}`, 'cursor', 'must be a cursor'],
    [
      `&search=ada&cursor=${new Cursor('-created_at', ['2026-01-01T00:00:00Z', 1]).toString()}`,
      'cursor',
      'belongs to another sort',
    ],
  ])('is refused with %j', async (query, field, message) => {
    const answer = await gym.api.get(`/customers?sort=relevance${query}`);
    expectInvalid(answer, `query.${field}`);
    expect(answer.body.errors).toEqual([expect.objectContaining({ msg: expect.stringContaining(message) })]);
  });
});

describe('The pages of a search', () => {
  const SIZE = 1_500;
  /** When the so-many-eth customer came. */
  const TIMES: Record<string, string> = {
    evenly: `n * interval '3 days'`,
    'at one moment': `interval '0'`,
    'in a minute, long ago, but for the last ten': `CASE WHEN n < ${SIZE - 10} THEN n * interval '40 ms' ELSE interval '20 years' END`,
    'many at a time, years apart': `n / 400 * interval '3 years'`,
    'by and by, and then all in an hour': `CASE WHEN n < 700 THEN n * interval '5 days' ELSE interval '10 years' + n * interval '1 s' END`,
  };
  /** One letter in the middle, two letters, and more; of all, many, some, few and none. */
  const QUERIES: Record<string, string>[] = [
    { search: 'example' },
    { search: 'e' },
    { search: 'x' },
    { search: 'yq' },
    { search: 'q7' },
    { search: 'rare' },
    { search: 'third' },
    { search: 'nobody' },
    { search: '4700' },
    { search: 'third', active: 'true' },
    { search: '#12' },
    { first_name: 'rd', last_name: 'q' },
  ];

  it.each(Object.entries(TIMES))(
    'are together what the whole list has, where customers came %s',
    async (_, time) => {
      const { api, gym } = await buildGym(test.api);
      await test.sql(
        `INSERT INTO customers (gym_id, first_name, last_name, email, phone, active, created_at)
         SELECT $1, CASE WHEN n % 3 = 0 THEN 'Third' WHEN n % 250 = 1 THEN 'Rare' ELSE 'Other' END,
           CASE WHEN n % 97 = 5 THEN 'Zyq' WHEN n = 701 THEN 'Q7' ELSE 'No #' || n END, 'a' || n || '@example.com',
           CASE WHEN n % 50 = 0 THEN '47 00 ' || n END, n % 7 > 0, '2001-01-01'::timestamptz + ${time}
         FROM generate_series(1, $2::integer) AS n`,
        [gym.id, SIZE],
      );
      const pagesOf = async (query: Record<string, string>): Promise<Customer[]> => {
        const all: Customer[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const parameters: string = new URLSearchParams({ ...query, ...(cursor && { cursor }) }).toString();
          const answer: Answer<Customer[]> = await api.get(`/customers?${parameters}`);
          all.push(...expectStatus(answer, 200));
          cursor = answer.headers.get('x-next-cursor');
        }
        return all;
      };
      const everybody = await pagesOf({ limit: '200' });
      expect(everybody).toHaveLength(SIZE);
      for (const query of QUERIES) {
        const expected = everybody.filter((customer) => answers(customer, query)).map(({ id }) => id);
        for (const sort of ['-created_at', 'created_at'])
          for (const limit of expected.length > 300 ? ['200'] : ['7', '200']) {
            const ids = (await pagesOf({ ...query, sort, limit })).map(({ id }) => id);
            const inOrder = sort === 'created_at' ? expected.toReversed() : expected;
            expect({ query, sort, limit, ids }).toEqual({ query, sort, limit, ids: inOrder });
          }
      }
    },
  );

  /** The rules once more, in JavaScript and for ASCII. */
  function answers(customer: Customer, { search, active, ...names }: Record<string, string | undefined>) {
    const { first_name, last_name, email, phone } = customer;
    const text = `${first_name} ${last_name} ${email}`.toLowerCase();
    return (
      (!search ||
        text.includes(search) ||
        (search === '4700' && phone?.replaceAll(' ', '').includes(search))) &&
      (!active || customer.active) &&
      (!names.first_name || first_name.toLowerCase().includes(names.first_name)) &&
      (!names.last_name || last_name.toLowerCase().includes(names.last_name))
    );
  }
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
