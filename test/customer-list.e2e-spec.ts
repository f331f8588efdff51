import { Cursor } from '@libs/platform/input';
import * as fc from 'fast-check';
import { type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectInvalid } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';

jest.setTimeout(120_000);

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

const cursorOf = (sort: string, keys: (string | number)[]): string => new Cursor(sort, keys).toString();

async function page({ api }: SignedUpGym, query: string, headers = {}) {
  const answer = await api.get<Customer[]>(`/customers${query}`, { headers });
  const customers = expectStatus(answer, 200);
  const link = /^<(\?[^<>\s"]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
  return { customers, link, cursor: answer.headers.get('x-next-cursor'), headers: answer.headers };
}

/** Every page, by the links from one to the next; `between` runs before each but the first. */
async function pages(
  gym: SignedUpGym,
  query: string,
  between = async (): Promise<void> => undefined,
): Promise<Customer[][]> {
  const all: Customer[][] = [];
  for (let link: string | undefined = query; link !== undefined;) {
    if (all.length > 0) await between();
    const next = await page(gym, link);
    all.push(next.customers);
    link = next.link;
  }
  return all;
}

const namesOf = (customers: Customer[]): string[] =>
  customers.map(({ first_name, last_name }) => `${first_name} ${last_name}`);

describe('the pages of the list of customers', () => {
  let gym: SignedUpGym;
  beforeAll(async () => {
    gym = await buildGym(test.api);
    for (let number = 1; number <= 6; number++)
      await buildCustomer(gym.api, { first_name: `No ${number}`, active: number !== 3 });
  });

  it('lead from the first to the last one, and no further', async () => {
    const whole = await page(gym, '');
    expect([whole.customers.length, whole.link, whole.cursor]).toEqual([6, undefined, null]);
    const inTwos = await pages(gym, '?limit=2');
    expect(inTwos.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(inTwos.flat()).toEqual(whole.customers);
    expect((await pages(gym, '?limit=4&sort=created_at')).flat()).toEqual(whole.customers.toReversed());
  });

  it('are linked relative to the path that was asked, with its filters and without its offset', async () => {
    const query = '?limit=2&offset=1&active=true&search=no%20%2B&unknown=%26';
    const { link, cursor } = await page(gym, '?limit=2&offset=1&active=true&search=no&unknown=%26%3E"');
    expect(link).toBe(`?limit=2&active=true&search=no&unknown=%26%3E%22&cursor=${cursor}`);
    expect((await page(gym, link!)).customers).toHaveLength(2);
    expect((await page(gym, query)).link).toBeUndefined();
  });

  it('go on from an offset, and behind a customer who is deleted', async () => {
    const { api } = gym;
    const { customers } = await page(gym, '');
    const { cursor, customers: skipped } = await page(gym, '?limit=2&offset=1');
    await api.delete(`/customers/${skipped[1]!.id}`);
    const rest = await page(gym, `?cursor=${cursor}`);
    expect(rest.customers).toEqual(customers.slice(3));
  });

  it.each<[string, string, string]>([
    ['cursor=', 'cursor', 'must be a cursor that a page of this list has given'],
    ['cursor=x', 'cursor', 'must be a cursor'],
    ['cursor=4711', 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('-id', [17])}`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('-created_at', [17])}`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('-created_at', ['2026-02-30T00:00:00.000Z', 1])}`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('-created_at', ['2026-02-20T00:00:00.000Z', '1'])}`, 'cursor', 'must be'],
    [`cursor=${cursorOf('name', ['\0', 1])}&sort=name`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('membership_end', ['x', 1])}&sort=membership_end`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('toString', [])}&sort=name`, 'cursor', 'must be a cursor'],
    [`cursor=${cursorOf('name', ['a', 1])}`, 'cursor', 'belongs to another sort'],
    [`cursor=${cursorOf('name', ['a', 1])}&sort=-name`, 'cursor', 'belongs to another sort'],
    [`cursor=${cursorOf('name', ['a', 1])}&sort=name&offset=0`, 'cursor', 'and offset exclude each other'],
    ['sort=age', 'sort', 'must be one of created_at, -created_at'],
    ['sort=', 'sort', 'must be one of'],
  ])('refuse %s', async (query, field, message) => {
    const answer = await gym.api.get(`/customers?${query}`);
    expectInvalid(answer, `query.${field}`);
    expect(answer.body.errors).toEqual([expect.objectContaining({ msg: expect.stringContaining(message) })]);
  });
});

describe('the order of the list of customers', () => {
  it('by name is that of last names, then first names, as people read them', async () => {
    const gym = await buildGym(test.api);
    const expected = [
      ['Zoe', 'de Vries'],
      ['jose', 'GARCÍA'],
      ['José', 'Garcia'],
      ['Zoë', 'garcia'],
      ['Ann', 'Garciano'],
      ['Bob', 'Łukasz'],
      ['Seán', 'O’Connor'],
      ['Ada', 'Ødegård'],
      ['Al', 'Ωmega'],
      ['Al', 'Жуков'],
      ['Al', '佐藤'],
    ] as const;
    for (const index of [9, 3, 0, 7, 1, 10, 5, 2, 8, 4, 6]) {
      const [first_name, last_name] = expected[index]!;
      await buildCustomer(gym.api, { first_name, last_name });
    }
    const names = expected.map(([first, last]) => `${first} ${last}`);
    expect(namesOf((await pages(gym, '?sort=name&limit=3')).flat())).toEqual(names);
    expect(namesOf((await pages(gym, '?sort=-name&limit=3')).flat())).toEqual(names.toReversed());
  });

  it('by e-mail makes no difference between cases', async () => {
    const gym = await buildGym(test.api);
    for (const email of ['b@x.example', 'A@x.example', 'C@x.example', 'a@x.example'])
      await buildCustomer(gym.api, { email });
    const emails = (await pages(gym, '?sort=email&limit=1')).flat().map(({ email }) => email);
    expect(emails).toEqual(['A@x.example', 'a@x.example', 'b@x.example', 'C@x.example']);
  });

  it('by the end of the membership has those without an end after all others', async () => {
    const gym = await buildGym(test.api);
    for (const membership_end of ['2030-01-01', null, '0001-01-01', '9999-12-31', null])
      await buildCustomer(gym.api, { membership_end });
    const ends = async (sort: string) =>
      (await pages(gym, `?sort=${sort}&limit=1`)).flat().map(({ membership_end }) => membership_end);
    const expected = ['0001-01-01', '2030-01-01', '9999-12-31', null, null];
    expect(await ends('membership_end')).toEqual(expected);
    expect(await ends('-membership_end')).toEqual(expected.toReversed());
  });

  it('has room for the longest names that there can be', async () => {
    const gym = await buildGym(test.api);
    // One letter that is searched for as eighteen, each written in five.
    const fields = { first_name: 'ﷺ'.repeat(128), last_name: '\u{1F1E9}'.repeat(128) };
    const ids = [await buildCustomer(gym.api, fields), await buildCustomer(gym.api, fields)].map(
      ({ id }) => id,
    );
    expect((await pages(gym, '?sort=name&limit=1')).flat().map(({ id }) => id)).toEqual(ids);
  });
});

describe('whoever reads all pages', () => {
  const NAMES = ['Ada', 'ada', 'Àda', 'Zoë', 'Σωκράτης', "O'Hara"];
  const customer = fc.record({
    first_name: fc.constantFrom(...NAMES),
    last_name: fc.constantFrom(...NAMES),
    email: fc.constantFrom('a@example.com', 'A@example.com', 'b@example.com'),
    membership_end: fc.constantFrom(null, '2020-01-01', '2099-01-01', '2099-12-31'),
    date_of_birth: fc.constantFrom(null, '1980-01-01', '2010-01-01'),
  });
  const filters = fc.constantFrom(
    '',
    '&active=true',
    '&search=ada',
    '&min_age=20',
    '&last_name=a&active=false',
  );
  const sorts = ['created_at', 'name', 'email', 'membership_end'].flatMap((name) => [name, `-${name}`]);
  /** Before a page, customers come, and the one with this number goes. */
  const events = fc.array(fc.record({ come: fc.array(customer, { maxLength: 2 }), goes: fc.nat(30) }), {
    maxLength: 6,
  });

  let gym: SignedUpGym;
  beforeAll(async () => {
    gym = await buildGym(test.api);
  });
  /** Adds customers at one moment: some are equal in all but their ids. */
  const come = (customers: object[]) =>
    test.sql(
      `INSERT INTO customers (gym_id, first_name, last_name, email, membership_end, date_of_birth)
       SELECT $1, first_name, last_name, email, membership_end, date_of_birth
       FROM jsonb_populate_recordset(NULL::customers, $2)`,
      [gym.gym.id, JSON.stringify(customers)],
    );

  it('sees each customer who is there throughout once, whoever comes and goes, in the order asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(customer, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(...sorts),
        filters,
        fc.integer({ min: 1, max: 5 }),
        events,
        async (first, sort, filter, limit, happening) => {
          await test.sql('DELETE FROM customers WHERE gym_id = $1', [gym.gym.id]);
          await come(first);
          const query = `&sort=${sort}${filter}`;
          const before = (await page(gym, `?limit=200${query}`)).customers;
          const gone = new Set<number>();
          const left = happening.values();
          const seen = await pages(gym, `?limit=${limit}${query}`, async () => {
            const event = left.next().value;
            if (!event) return;
            await come(event.come);
            const goes = before[event.goes % Math.max(1, before.length)];
            if (!goes) return;
            await test.sql('DELETE FROM customers WHERE gym_id = $1 AND id = $2', [gym.gym.id, goes.id]);
            gone.add(goes.id);
          });
          const ids = seen.flat().map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const stayed = before.map(({ id }) => id).filter((id) => !gone.has(id));
          expect(ids.filter((id) => stayed.includes(id))).toEqual(stayed);
        },
      ),
      { numRuns: 80, seed: 20_261_128 },
    );
  });
});

describe('the total of the list of customers', () => {
  let gym: SignedUpGym;
  beforeAll(async () => {
    gym = await buildGym(test.api);
    await test.sql(
      `INSERT INTO customers (gym_id, first_name, last_name, email)
       SELECT $1, 'No ' || number, CASE WHEN number % 4 = 0 THEN 'Four' ELSE 'Other' END, 'a@example.com'
       FROM generate_series(1, 4000) AS number`,
      [gym.gym.id],
    );
    await test.sql('ANALYZE customers');
  });
  const total = async (query: string, prefer?: string) => {
    const { headers } = await page(gym, query, prefer === undefined ? {} : { Prefer: prefer });
    return [headers.get('x-total-count'), headers.get('preference-applied')];
  };

  it('is told on request alone', async () => {
    for (const prefer of [undefined, '', 'count', 'count=planned', 'handling=strict', 'x="count=exact"'])
      expect(await total('', prefer)).toEqual([null, null]);
  });

  it('counts what the filters leave, wherever the page stands', async () => {
    const exact = ['4000', 'count=exact'];
    expect(await total('', 'count=exact')).toEqual(exact);
    expect(await total('?limit=1&sort=-name&offset=100', 'handling=lenient, Count="exact"; x')).toEqual(
      exact,
    );
    const { link } = await page(gym, '?limit=1&sort=name');
    expect(await total(link!, 'count=exact')).toEqual(exact);
    expect(await total('?last_name=four', 'count=exact')).toEqual(['1000', 'count=exact']);
    expect(await total('?search=nobody', 'count=exact')).toEqual(['0', 'count=exact']);
  });

  it('is estimated when it is large, and exact when it is not', async () => {
    const [estimate, applied] = await total('', 'count=estimated');
    expect(applied).toBe('count=estimated');
    expect(Number(estimate) / 4000).toBeGreaterThan(0.8);
    expect(Number(estimate) / 4000).toBeLessThan(1.2);
    expect(await total('?last_name=four', 'count=estimated')).toEqual(['1000', 'count=estimated']);
  });
});
