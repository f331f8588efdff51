import { type Target } from './contestants';
import { type Request } from './load';
import { FREQUENT_NAME, GYM_SIZE, gymSizes, ownerOf, PASSWORD, RARE_NAME } from './seed';

/** One thing that is measured. */
export interface Operation {
  /** For `--only`. */
  name: string;
  title: string;
  /**
   * The requests that are made over and over; `{n}` in a body is another number each time. None when the server does not know
   * the operation.
   */
  requests: (target: Target) => Request[] | Promise<Request[] | undefined>;
  /** As the owner of which gym, in the order of seeding; the first one unless given. */
  gym?: number;
  /** Each of the requests can be made once only. */
  once?: boolean;
  /** How many connections make them, where that is not `--connections`. */
  connections?: number;
  /** How many others sign in without pause at the same time. */
  signingIn?: number;
  /** Counts in the geometric mean: requests of people at work, not what probes ask, and not what bcrypt takes. */
  inMean?: boolean;
}

const API = '/api/v1';
const CUSTOMERS = `${API}/customers`;

const reads = (name: string, title: string, path: string): Operation => ({
  name,
  title,
  requests: () => [{ path }],
  inMean: true,
});

/** Reads what the ceiling does not have: to be compared with another checkout, and with a list. */
const ownReads = (name: string, title: string, path: string): Operation => ({
  name,
  title,
  requests: async ({ fetch }) => {
    const answer = await fetch({ path });
    await answer.arrayBuffer();
    return answer.ok ? [{ path }] : undefined;
  },
});

/** Gets of a thousand customers, all over the gym. */
async function gets({ query, gymId }: Target): Promise<Request[]> {
  const rows = await query<{ id: string }>(
    'SELECT id FROM customers WHERE gym_id = $1 AND id % $2 = 0 ORDER BY id LIMIT 1000',
    [gymId, GYM_SIZE / 1_000],
  );
  return rows.map(({ id }) => ({ path: `${CUSTOMERS}/${id}` }));
}

/** The page that begins {@link DEEP} customers into the list, by going through all pages before it. */
async function pageByCursor({ fetch }: Target): Promise<Request[] | undefined> {
  let cursor: string | null = null;
  for (let skipped = 0; skipped < DEEP; skipped += 50) {
    const path = `${CUSTOMERS}?limit=50${cursor === null ? '' : `&cursor=${cursor}`}`;
    const response = await fetch({ path });
    await response.arrayBuffer();
    cursor = response.headers.get('x-next-cursor');
    if (cursor === null) return undefined;
  }
  return [{ path: `${CUSTOMERS}?limit=50&cursor=${cursor}` }];
}

const DEEP = GYM_SIZE - 50;
const search = (name: string): string => `${CUSTOMERS}?search=${encodeURIComponent(name)}`;

const NEW_CUSTOMER = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'new-{n}@bench.example',
  phone: '+49 1517 0000000',
  date_of_birth: '1985-12-10',
  membership_start: '2026-01-01',
  membership_end: '2027-01-01',
};

/** Customers that are there to be deleted. */
async function deletions({ query, gymId }: Target): Promise<Request[]> {
  const rows = await query<{ id: string }>(
    `INSERT INTO customers (gym_id, first_name, last_name, email, created_at)
     SELECT $1, 'To', 'Delete', 'deleted-' || n || '@bench.example', now() - interval '10 years' FROM generate_series(1, 1000) AS n
     RETURNING id`,
    [gymId],
  );
  return rows.map(({ id }) => ({ method: 'DELETE', path: `${CUSTOMERS}/${id}` }));
}

/** A thousand customers, each with a membership, none of whom has come yet. */
async function checkIns({ query, gymId }: Target): Promise<Request[]> {
  await query('DELETE FROM check_ins WHERE gym_id = $1', [gymId]);
  await query(
    `WITH plan AS (
       INSERT INTO plans (gym_id, name, kind, price_cents, period_unit, period_count)
       VALUES ($1, 'Month by month', 'recurring', 4900, 'month', 1) RETURNING id, name, kind, price_cents, period_unit, period_count
     )
     INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency, period_unit,
       period_count, minimum_term_periods, notice_days, start_date)
     SELECT $1, customers.id, plan.id, name, kind, price_cents, 0, 'EUR', period_unit, period_count, 0, 0, current_date - 100
     FROM customers CROSS JOIN plan WHERE gym_id = $1 AND customers.id % $2 = 0 AND NOT EXISTS (
       SELECT FROM memberships WHERE memberships.gym_id = $1 AND customer_id = customers.id)`,
    [gymId, GYM_SIZE / 1_000],
  );
  await query('ANALYZE memberships', []);
  const rows = await query<{ customer_id: number }>(
    'SELECT customer_id::integer FROM memberships WHERE gym_id = $1 ORDER BY customer_id',
    [gymId],
  );
  return rows.map((body) => ({ method: 'POST', path: `${API}/check-ins`, body: JSON.stringify(body) }));
}

/** Signs the owner of the so-many-eth gym in, from 1. */
export const signInAs = (gym: number): Request => ({
  method: 'POST',
  path: `${API}/auth/login`,
  body: JSON.stringify({ username: ownerOf(gym), password: PASSWORD }),
});

/** Owners of the small gyms: an account keeps its newest hundred sessions alone, and the first gym's is needed. */
export const signIns = (): Request[] => Array.from({ length: 40 }, (_, index) => signInAs(2 + index));

/** Two gets for each list. */
async function mixedReads(target: Target): Promise<Request[]> {
  return (await gets(target)).flatMap((get, index) => (index % 2 ? [get, { path: CUSTOMERS }] : [get]));
}

export const OPERATIONS: Operation[] = [
  { name: 'health', title: 'health', requests: () => [{ path: '/health' }] },
  reads('me', 'gyms/me', `${API}/gyms/me`),
  { name: 'get', title: 'get one', requests: gets, inMean: true },
  { name: 'check-in', title: 'check in', requests: checkIns, once: true, inMean: true },
  reads('list', 'list 50 of 10,000', `${CUSTOMERS}?limit=50`),
  reads('search-frequent', 'search, frequent name', search(FREQUENT_NAME)),
  reads('search-rare', 'search, rare name', search(RARE_NAME)),
  reads('search-none', 'search, nobody', search('xqxqxq')),
  reads('age', 'age filter', `${CUSTOMERS}?min_age=30&max_age=40`),
  reads('offset', 'page at offset 9,950', `${CUSTOMERS}?limit=50&offset=${DEEP}`),
  { name: 'cursor', title: 'the same page by cursor', requests: pageByCursor, inMean: true },
  ownReads('expiring', 'expiring, 50 of a month', `${API}/work-lists/expiring?days=30`),
  ownReads('today', "today's report", `${API}/reports/today`),
  {
    name: 'create',
    title: 'create',
    requests: () => [{ method: 'POST', path: CUSTOMERS, body: JSON.stringify(NEW_CUSTOMER) }],
    inMean: true,
  },
  {
    name: 'patch',
    title: 'patch',
    requests: async (target) =>
      (await gets(target)).map(({ path }) => ({ method: 'PATCH', path, body: '{"notes":"Note {n}"}' })),
    inMean: true,
  },
  { name: 'delete', title: 'delete', requests: deletions, once: true, inMean: true },
  { name: 'login', title: 'login, 4 at a time', requests: signIns, connections: 4 },
  { name: 'reads', title: 'reads, 8 at a time', requests: mixedReads, connections: 8 },
  {
    name: 'reads-login',
    title: 'the same while 20 sign in',
    requests: mixedReads,
    connections: 8,
    signingIn: 20,
  },
];

/** The same questions in a gym of a million customers. */
const LARGE_OPERATIONS = OPERATIONS.filter(({ name }) =>
  /^(list|search-.*|age|cursor|offset)$/.test(name),
).map((operation): Operation =>
  Object.assign({}, operation, {
    name: `large-${operation.name}`,
    title: `${operation.title.replace(' of 10,000', '')}, of 1,000,000`,
    gym: gymSizes(true).length,
    inMean: false,
  }),
);

/** @throws Error for a name of no operation */
export function operationsNamed(names: string[] | undefined, large: boolean): Operation[] {
  const all = large ? [...OPERATIONS, ...LARGE_OPERATIONS] : OPERATIONS;
  if (!names) return all;
  const isMeant = (name: string) => (operation: Operation) =>
    operation.name === name || operation.name.startsWith(`${name}-`);
  for (const name of names)
    if (!all.some(isMeant(name)))
      throw new Error(`--only knows ${all.map((operation) => operation.name).join(', ')}; not ${name}`);
  return all.filter((operation) => names.some((name) => isMeant(name)(operation)));
}
