import { type Customer } from '../support/api-client';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from '../support/factories';
import { yearsAgo } from './dates';
import { type Contract } from './describe-contract';

const PEOPLE = {
  ada: {
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: 'ada@maths.example.com',
    date_of_birth: yearsAgo(30),
  },
  alan: {
    first_name: 'Alan',
    last_name: 'Turing',
    email: 'alan@maths.example.com',
    date_of_birth: yearsAgo(41),
  },
  grace: { first_name: 'Grace', last_name: 'Hopper', email: 'grace@navy.example.com', active: false },
  emmy: {
    first_name: 'Émilie',
    last_name: 'du Châtelet',
    email: 'emilie@maths.example.com',
    membership_end: '2001-01-01',
  },
  percy: {
    first_name: '100%',
    last_name: 'Under_score',
    email: 'percy@navy.example.com',
    date_of_birth: yearsAgo(18),
  },
  back: {
    first_name: 'Back\\slash',
    last_name: "O'Hara",
    email: 'back@navy.example.com',
    date_of_birth: yearsAgo(30, 1),
  },
};
const NEWEST_FIRST = ['back', 'percy', 'emmy', 'grace', 'alan', 'ada'];

export function describeCustomerList(contract: Contract): void {
  describe('GET /customers', () => {
    let owner: SignedUpGym;
    const nameOf = new Map<number, string>();
    beforeAll(async () => {
      owner = await buildGym(contract.api);
      for (const [name, fields] of Object.entries(PEOPLE))
        nameOf.set((await buildCustomer(owner.api, fields)).id, name);
    });

    const list = async (query = '') =>
      expectStatus(await owner.api.get<Customer[]>(`/customers${query}`), 200);
    const names = async (query?: string) => (await list(query)).map(({ id }) => nameOf.get(id));
    const encoded = (name: string, value: string) => `?${name}=${encodeURIComponent(value)}`;

    it('returns an array, newest first, of customers as GET /customers/{id} returns them', async () => {
      const customers = await list();
      expect(Array.isArray(customers)).toBe(true);
      expect(customers.map(({ id }) => nameOf.get(id))).toEqual(NEWEST_FIRST);
      for (const customer of customers)
        expect((await owner.api.get<Customer>(`/customers/${customer.id}`)).body).toEqual(customer);
    });

    it.each<[string, string[]]>([
      ['?active=true', ['back', 'percy', 'alan', 'ada']],
      ['?active=false', ['emmy', 'grace']],
      ['?active=1', ['back', 'percy', 'alan', 'ada']],
      ['?active=False', ['emmy', 'grace']],
      ['?search=lovel', ['ada']],
      ['?search=ADA%20LOVE', ['ada']],
      ['?search=ada+love', ['ada']],
      ['?search=a%20l', ['ada']],
      ['?search=maths.ex', ['emmy', 'alan', 'ada']],
      ['?search=Lovelace%20Ada', []],
      ['?search=o%27hara', ['back']],
      ['?search=%C3%89MILIE', ['emmy']],
      ['?search=ch%C3%82telet', ['emmy']],
      ['?first_name=a', ['back', 'grace', 'alan', 'ada']],
      ['?first_name=love', []],
      ['?first_name=%C3%A9m', ['emmy']],
      ['?last_name=LOVE', ['ada']],
      ['?last_name=ada', []],
      ['?email=NAVY', ['back', 'percy', 'grace']],
      ['?email=ada@maths.example.com', ['ada']],
      ['?min_age=30', ['alan', 'ada']],
      ['?max_age=29', ['back', 'percy']],
      ['?max_age=30', ['back', 'percy', 'ada']],
      ['?min_age=18&max_age=18', ['percy']],
      ['?min_age=0', ['back', 'percy', 'alan', 'ada']],
      ['?max_age=0', []],
      ['?active=true&email=maths', ['alan', 'ada']],
      ['?active=true&email=maths&min_age=31', ['alan']],
      ['?search=a&first_name=a&last_name=a&email=exam&active=true&min_age=1&max_age=99', ['back', 'ada']],
      ['?search=ada&active=false', []],
      ['?unknown=1&order=name', NEWEST_FIRST],
    ])('%s lists %j', async (query, expected) => {
      expect(await names(query)).toEqual(expected);
    });

    it.each<[string, string[]]>([
      ['%', ['percy']],
      ['_', ['percy']],
      ['%%', []],
      ['\\', ['back']],
      ['\\s', ['back']],
      ['\\%', []],
      ["'", ['back']],
      ["' OR '1'='1", []],
      ['"', []],
    ])('matches %s literally in every text filter', async (text, expected) => {
      expect(await names(encoded('search', text))).toEqual(expected);
      const byName = [
        ...(await list(encoded('first_name', text))),
        ...(await list(encoded('last_name', text))),
      ];
      expect(byName.map(({ id }) => nameOf.get(id))).toEqual(expected);
    });

    it.each(['', ' ', '\u00a0\u200b'])('ignores the blank search "%s"', async (text) => {
      expect(await names(encoded('search', text))).toEqual(NEWEST_FIRST);
    });

    it('finds nobody for a search that is longer than any name', async () => {
      expect(await names(encoded('search', 'x'.repeat(300)))).toEqual([]);
    });

    it('finds a full name of maximum length', async () => {
      const { id } = await buildCustomer(owner.api, {
        first_name: 'f'.repeat(128),
        last_name: 'l'.repeat(128),
      });
      try {
        const found = await list(encoded('search', `${'f'.repeat(128)} ${'l'.repeat(128)}`));
        expect(found.map((customer) => customer.id)).toEqual([id]);
      } finally {
        await owner.api.delete(`/customers/${id}`);
      }
    });

    it('pages by limit and offset without gap or repetition', async () => {
      expect(await names('?limit=2')).toEqual(NEWEST_FIRST.slice(0, 2));
      expect(await names('?limit=2&offset=2')).toEqual(NEWEST_FIRST.slice(2, 4));
      expect(await names('?limit=200&offset=5')).toEqual(NEWEST_FIRST.slice(5));
      expect(await names('?offset=6')).toEqual([]);
      expect(await names('?limit=1&offset=1&active=true')).toEqual(['percy']);
    });

    it('returns 50 customers by default and 200 at most', async () => {
      const crowd = await buildGym(contract.api);
      await Promise.all(Array.from({ length: 51 }, () => buildCustomer(crowd.api)));
      const page = async (query: string) =>
        expectStatus(await crowd.api.get<Customer[]>(`/customers${query}`), 200);
      expect(await page('')).toHaveLength(50);
      const everybody = await page('?limit=200');
      expect(everybody).toHaveLength(51);
      // Made at once, some share their created_at: then the greater id comes first.
      const newestFirst = everybody.toSorted(
        (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id,
      );
      expect(everybody).toEqual(newestFirst);
      expect([...(await page('?limit=30')), ...(await page('?limit=30&offset=30'))]).toEqual(everybody);
    });

    it('answers 400 when min_age is greater than max_age', async () => {
      const answer = await owner.api.get('/customers?min_age=31&max_age=30');
      expectProblem(answer, 400, 'min_age cannot be greater than max_age');
    });

    it.each([
      ['active', 'maybe'],
      ['active', ''],
      ['first_name', ''],
      ['last_name', ''],
      ['email', 'ab'],
      ['email', ''],
      ['min_age', '-1'],
      ['max_age', '-1'],
      ['min_age', 'x'],
      ['min_age', '1.5'],
      ['max_age', ''],
      ['limit', '0'],
      ['limit', '201'],
      ['limit', '-1'],
      ['limit', 'all'],
      ['limit', ''],
      ['offset', '-1'],
      ['offset', '1.5'],
      ['offset', 'x'],
    ])('answers 422 for %s=%s', async (name, value) => {
      expectInvalid(await owner.api.get(`/customers?${name}=${value}`), `query.${name}`);
    });

    it("never shows another gym's customers", async () => {
      await buildCustomer(contract.stranger.api, PEOPLE.ada);
      expect(await names()).toEqual(NEWEST_FIRST);
      expect(await names('?search=ada')).toEqual(['ada']);
    });
  });
}
