import { type Principal, todayIn } from '@libs/platform/identity';
import { Cursor } from '@libs/platform/input';
import { CustomerListRepository } from '../libs/customers/src/customer-list.repository';
import { ListCustomersQuery } from '../libs/customers/src/list-customers.query';
import { inventCustomers } from '../scripts/demo-gym';
import { PlanDatabase, rowsRemoved } from './support/query-plans';

const OWNER: Omit<Principal, 'gym_id'> = { user_id: 1, role: 'owner', timezone: 'UTC' };
const TODAY = new Date(todayIn(OWNER.timezone));

describe.each([
  ['among 20 others', 20],
  ['alone in its database', 0],
])('In a gym of 10,000 %s, the list', (_, neighbours) => {
  const bigGym = neighbours + 1;
  const customers = new CustomerListRepository();
  let database: PlanDatabase;

  beforeAll(async () => {
    database = await PlanDatabase.create(bigGym);
    // 500 customers to each small gym, their rows in between those of the big one.
    const invented = inventCustomers(10_000 + 500 * neighbours, TODAY);
    while (invented.length > 0) {
      await database.query(
        `INSERT INTO customers (gym_id, first_name, last_name, email, phone, active, date_of_birth,
         membership_start, membership_end, notes, created_at)
       SELECT CASE WHEN $2 = 0 OR number % 2 = 0 THEN $1 ELSE 1 + number / 2 % $2 END, first_name, last_name, email, phone,
         active, date_of_birth, membership_start, membership_end, notes, created_at
       FROM (SELECT row_number() OVER () AS number, customer.*
             FROM jsonb_populate_recordset(NULL::customers, $3) AS customer) AS numbered`,
        [bigGym, neighbours, JSON.stringify(invented.splice(0, 2_000))],
      );
    }
    // A fifth are students and one in a thousand has a rare tag; one in a hundred is a child of the gym's first customer.
    await database.query(
      `WITH firsts AS (SELECT gym_id, min(id) AS id FROM customers GROUP BY gym_id)
       UPDATE customers SET external_id = 'M-' || customers.id, card_number = 'C-' || customers.id,
         tags = CASE WHEN customers.id % 1000 = 10 THEN '{rare}'::text[] WHEN customers.id % 10 < 2 THEN '{student}' ELSE '{}' END,
         guardian_id = CASE WHEN customers.id % 100 = 50 AND customers.id > firsts.id THEN firsts.id END
       FROM firsts WHERE firsts.gym_id = customers.gym_id`,
    );
    await database.actAs(bigGym, 'customers');
  }, 300_000);

  afterAll(() => database.drop());

  /** The plans of the statements that list customers, how many these find, and where the next page begins. */
  async function explain(filters: Partial<ListCustomersQuery>) {
    const query = Object.assign(new ListCustomersQuery(), filters);
    const principal = { ...OWNER, gym_id: bigGym };
    const { plan, found } = await database.explain(principal, (tx) => customers.list(tx, query));
    return { plan, found: found.items.length, next: Cursor.parse(found.next_cursor) };
  }

  it.each<Partial<ListCustomersQuery>>([
    {},
    { active: true },
    { active: false },
    { min_age: 18, max_age: 30 },
    { max_age: 25 },
    { active: true, min_age: 40 },
  ])('reads the first page of %j in the order of an index', async (filters) => {
    const { plan, found } = await explain(filters);
    expect(found).toBe(50);
    expect(plan).toContain('customers_list_idx');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });

  it.each<[ListCustomersQuery['sort'], string]>([
    ['created_at', 'customers_list_idx'],
    ['-created_at', 'customers_list_idx'],
    ['name', 'customers_sort_name_idx'],
    ['-name', 'customers_sort_name_idx'],
    ['email', 'customers_sort_email_idx'],
    ['-email', 'customers_sort_email_idx'],
    ['membership_end', 'customers_membership_end_idx'],
    ['-membership_end', 'customers_membership_end_idx'],
  ])('reads any page sorted by %s from its place in %s', async (sort, index) => {
    // The first page, the next one, and one in the middle.
    const { next } = await explain({ sort, limit: 50 });
    const { next: middle } = await explain({ sort, limit: 50, offset: 5_000 });
    for (const cursor of [undefined, next, middle]) {
      const { plan, found } = await explain({ sort, cursor });
      expect(found).toBe(50);
      expect(plan).toMatch(new RegExp(`Index Scan (?:Backward )?using ${index} `));
      expect(plan).not.toMatch(/Sort|Filter: .*ROW/);
      expect(rowsRemoved(plan)).toBe(0);
    }
    for (const cursor of [undefined, next]) {
      const { plan } = await explain({ sort, cursor, active: true });
      expect(plan).toContain(index);
      expect(rowsRemoved(plan)).toBeLessThan(400);
    }
  });

  it.each<Partial<ListCustomersQuery>>([
    { search: 'Zoë Lovelace' },
    { search: 'lovelace1' },
    { first_name: 'Þóra', last_name: 'Lovelace' },
    { last_name: 'Lüdenscheidt' },
    { email: 'grace.lovelace' },
    // pg_trgm alone passes over these letters: the database's locale is C.
    { search: 'ΑΛΈΞΑΝΔΡΟΣ lovelace' },
    { search: 'Дмитрий Lovelace' },
    { first_name: 'ОЛЬГ' },
    { search: '大輔 佐藤' },
    { last_name: '藤' },
    { search: 'سارة Rossi' },
  ])('finds %j by trigrams', async (filters) => {
    const { plan, found } = await explain(filters);
    expect(found).toBeGreaterThan(0);
    expect(plan).toContain('customers_search_blocks_idx');
    expect(plan).not.toContain('Seq Scan');
  });

  it.each<Partial<ListCustomersQuery>>([
    { search: 'Zoë' },
    { search: 'ada', active: true },
    { search: 'example' },
    { search: 'an' },
    { search: 'qx' },
    { search: 'a' },
    { search: 'nobody has this name' },
    { search: '0012' },
    { search: '+49 1517 001' },
    { search: 'C-4711' },
    { first_name: 'an', last_name: 'ma' },
    { search: 'ada', sort: 'relevance' },
    { search: 'lovelaec', sort: 'relevance' },
    { search: 'nobody has this name', sort: 'relevance' },
  ])('reads a bounded part of the gym for any page of %j', async (filters) => {
    const { next: middle } = await explain({ offset: 5_000, limit: 1 });
    for (const cursor of filters.sort ? [undefined] : [undefined, middle]) {
      const { plan } = await explain({ ...filters, cursor });
      expect(plan).not.toContain('Seq Scan');
      expect(rowsRemoved(plan)).toBeLessThan(1_000);
    }
  });

  it.each<[string, number, string, (id: number) => Partial<ListCustomersQuery>]>([
    ['external_id', 1, 'customers_external_id_key', (id) => ({ external_id: `M-${id}` })],
    ['card_number', 1, 'customers_card_number_key', (id) => ({ card_number: `C-${id}` })],
    ['guardian_id', 50, 'customers_guardian_id_idx', (id) => ({ guardian_id: id })],
    ['a rare tag', 10, 'customers_tags_idx', () => ({ tag: 'rare' })],
    ['a tag that nobody has', 0, 'customers_tags_idx', () => ({ tag: 'nobody' })],
  ])('finds customers by %s in its index', async (_name, count, index, filters) => {
    const [first] = await database.query<[{ id: number }]>('SELECT min(id)::integer AS id FROM customers');
    const { plan, found } = await explain(filters(first.id));
    expect(found).toBeGreaterThanOrEqual(count);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRemoved(plan)).toBe(0);
  });

  it('reads a bounded part of the gym for a tag that many have', async () => {
    const { plan, found } = await explain({ tag: 'student' });
    expect(found).toBe(50);
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRemoved(plan)).toBeLessThan(1_000);
  });

  // Alone, a gym is the whole table, and to read all of it is best where few customers or the last ones are asked for.
  if (neighbours === 0) return;

  it.each<Partial<ListCustomersQuery>>([
    { search: 'a' },
    { search: 'ad' },
    { search: 'example' },
    { first_name: 'an' },
    { email: 'com' },
    { offset: 9_950 },
    { active: false, offset: 2_000 },
    { min_age: 85 },
    { search: 'nobody has this name' },
  ])('never reads other gyms for %j', async (filters) => {
    const { plan } = await explain(filters);
    expect(plan).toMatch(/customers_(?:list|search_\w+)_idx/);
    expect(plan).not.toContain('Seq Scan');
  });
});
