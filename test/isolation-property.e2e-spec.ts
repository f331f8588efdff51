import { Cursor } from '@libs/platform/input';
import fc from 'fast-check';
import { type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { buildCustomer, buildGym, customerFields, type SignedUpGym } from './support/factories';

jest.setTimeout(120_000);

const NAMES = ['Ada', 'ada', 'Àda', 'Grace', 'Lovelace', 'Zoë', 'a', '%'];
const DATES = ['1950-01-01', '1990-02-28', '2000-12-31', '2020-06-15', '2099-01-01'];

/** Few values, so that the customers of both gyms and what is asked for often meet. */
const customer = fc.record(
  {
    first_name: fc.constantFrom(...NAMES),
    last_name: fc.constantFrom(...NAMES),
    email: fc.constantFrom('ada@example.com', 'grace@example.com', 'ADA@EXAMPLE.COM'),
    active: fc.boolean(),
    date_of_birth: fc.constantFrom(...DATES.slice(0, 4)),
    membership_end: fc.constantFrom(...DATES),
    notes: fc.constantFrom('', 'note'),
  },
  { requiredKeys: ['first_name', 'last_name', 'email'] },
);

const query = fc.record(
  {
    search: fc.constantFrom(...NAMES, 'example', 'da lo'),
    first_name: fc.constantFrom(...NAMES),
    last_name: fc.constantFrom(...NAMES),
    email: fc.constantFrom('ada', 'example', 'EXAMPLE.COM'),
    active: fc.boolean(),
    min_age: fc.integer({ min: 0, max: 30 }),
    max_age: fc.integer({ min: 30, max: 120 }),
    limit: fc.integer({ min: 1, max: 12 }),
    offset: fc.integer({ min: 0, max: 12 }),
    sort: fc.constantFrom('name', '-name', 'email', '-email', 'membership_end', '-membership_end'),
  },
  { requiredKeys: [] },
);

const auditQuery = fc.record(
  {
    resource: fc.constantFrom('customer', 'gym', 'account'),
    action: fc.constantFrom('customer.created', 'customer.updated', 'customer.deleted'),
    limit: fc.integer({ min: 1, max: 20 }),
    cursor: fc.integer({ min: 1, max: 400 }).map((id) => new Cursor('-id', [id])),
  },
  { requiredKeys: [] },
);

const asQuery = (filters: object): string =>
  String(
    new URLSearchParams(
      Object.entries(filters).map(([name, value]) => [name, String(value)] as [string, string]),
    ),
  );

/** What a stranger does in a gym of their own. */
type Deed = { create: object } | { update: [number, object] } | { delete: number };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ create: customer }),
  fc.record({ update: fc.tuple(fc.nat(9), customer) }),
  fc.record({ delete: fc.nat(9) }),
);

let test: TestApp;
let own: SignedUpGym;
let foreign: SignedUpGym;
let ofForeign: Customer[] = [];
let deedsDone = 0;
beforeAll(async () => {
  test = await startTestApp();
  [own, foreign] = [await buildGym(test.api), await buildGym(test.api)];
  for (const fields of fc.sample(customer, { numRuns: 15, seed: 7 })) await buildCustomer(own.api, fields);
});
afterAll(() => test.stop());

async function doIt(what: Deed): Promise<void> {
  if ('create' in what) {
    ofForeign.push(await buildCustomer(foreign.api, customerFields(what.create)));
    return;
  }
  const index = 'update' in what ? what.update[0] : what.delete;
  const chosen = ofForeign[index % Math.max(1, ofForeign.length)];
  if (!chosen) return;
  deedsDone++;
  if ('update' in what) await foreign.api.patch(`/customers/${chosen.id}`, what.update[1]);
  else {
    await foreign.api.delete(`/customers/${chosen.id}`);
    ofForeign = ofForeign.filter(({ id }) => id !== chosen.id);
  }
}

it.each([
  ['customers', query, '/customers'],
  ['the audit log', auditQuery, '/audit-log'],
] as const)(
  'whatever happens in another gym, no list of %s tells of it: filters, order, pages and cursors',
  async (_, filters, path) => {
    await fc.assert(
      fc.asyncProperty(
        filters as fc.Arbitrary<object>,
        fc.array(deed, { minLength: 1, maxLength: 3 }),
        async (asked, deeds) => {
          const ask = async () => {
            const { status, text, headers } = await own.api.get(`${path}?${asQuery(asked)}`, {
              headers: { Prefer: 'count=exact' },
            });
            const told = ['etag', 'content-length', 'link', 'x-next-cursor', 'x-total-count'];
            return { status, text, told: told.map((name) => headers.get(name)) };
          };
          const before = await ask();
          for (const what of deeds) await doIt(what);
          expect(await ask()).toEqual(before);
        },
      ),
      { numRuns: 60, seed: 20_261_125 },
    );
    expect(deedsDone).toBeGreaterThan(10);
  },
);
