import { unsubscribeToken } from '../libs/reminders/src/unsubscribe-token';
import { type Answer, type ApiClient } from './support/api-client';
import { documentOf } from './support/api-document';
import { startTestApp, type TestApp } from './support/app';
import {
  buildCustomer,
  buildDevice,
  buildMembership,
  buildPlan,
  buildGym,
  buildMember,
  buildVisit,
  closureFields,
  customerFields,
  expectStatus,
  gymFields,
  newEmail,
  planFields,
  type SignedUpGym,
} from './support/factories';
import { buildImport, formWith } from './support/imports';
import { buildSecondFactor, codeOf } from './support/second-factor';
import { mailedToken } from './support/staff';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

/** A plan whose memberships end, and can be renewed. */
const FIXED = { kind: 'fixed', periods: 1 };

/** A request that succeeds, with a client that may send it, and what it is about where that is not a customer: a part of the path, or a query. */
type Request = () => Promise<[ApiClient, object, about?: number | string]>;

/** An import of a gym of its own: each has one at work at a time. */
async function newImport(): Promise<[ApiClient, object, number]> {
  const { api } = await buildGym(test.api);
  return [api, {}, (await buildImport(api)).id];
}

/** One that is committed, and has rejected its row. */
async function newCommittedImport(): ReturnType<typeof newImport> {
  const [api, body, id] = await newImport();
  await test.sql(`UPDATE imports SET step = 'commit' WHERE id = $1`, [id]);
  await test.sql(`UPDATE import_rows SET outcome = 'rejected' WHERE import_id = $1`, [id]);
  await test.sql(
    `INSERT INTO import_runs (gym_id, import_id, requested_by, status) SELECT gym_id, id, 1, 'done' FROM imports WHERE id = $1`,
    [id],
  );
  return [api, body, id];
}

/** A body with which each POST succeeds that can be repeated with its key. */
const REPEATABLE: Record<string, Request> = {
  '/auth/signup': async () => [test.api, gymFields()],
  '/customers': async () => [owner.api, customerFields()],
  '/closures': async () => [owner.api, closureFields()],
  '/plans': async () => [owner.api, planFields()],
  '/staff': async () => [owner.api, { email: newEmail(), role: 'coach' }],
  '/customers/:id/memberships': async () => [owner.api, { plan_id: (await buildPlan(owner.api)).id }],
  '/memberships/:id/renew': async () => [owner.api, {}, (await buildMembership(owner.api, FIXED)).id],
  '/memberships/:id/change-plan': async () => {
    const { id } = await buildMembership(owner.api);
    return [owner.api, { plan_id: (await buildPlan(owner.api)).id, at: 'now' }, id];
  },
  '/memberships/:id/freeze': async () => {
    const { id, start_date } = await buildMembership(owner.api);
    return [owner.api, { start_date, end_date: start_date }, id];
  },
  '/memberships/:id/unfreeze': async () => {
    const { id, start_date } = await buildMembership(owner.api);
    const freeze = { start_date, end_date: start_date };
    expectStatus(await owner.api.post(`/memberships/${id}/freeze`, freeze), 200);
    return [owner.api, {}, id];
  },
  '/memberships/:id/cancel': async () => [
    owner.api,
    { at: 'period_end' },
    (await buildMembership(owner.api)).id,
  ],
  '/memberships/:id/reinstate': async () => {
    const { id } = await buildMembership(owner.api);
    expectStatus(await owner.api.post(`/memberships/${id}/cancel`, { at: 'period_end' }), 200);
    return [owner.api, {}, id];
  },
  '/memberships/renew': async () => [
    owner.api,
    { membership_ids: [(await buildMembership(owner.api, FIXED)).id] },
  ],
  '/memberships/freeze-all': async () => [owner.api, { start_date: '2026-12-24', end_date: '2026-12-31' }],
  '/check-ins': async () => [owner.api, { customer_id: (await buildMember(owner.api)).id }],
  '/check-ins/:id/check-out': async () => [owner.api, {}, (await buildVisit(owner.api)).id],
  '/check-ins/:id/void': async () => [owner.api, { reason: 'Wrong card' }, (await buildVisit(owner.api)).id],
  '/gyms/me/reminder-templates/:kind/test-mail': async () => [owner.api, {}, '1_day_after'],
  '/customers/:id/erase': async () => [owner.api, {}],
  '/imports/:id/dry-run': () => newImport(),
  '/imports/:id/commit': () => newImport(),
  '/imports/:id/undo': () => newCommittedImport(),
  '/imports/:id/settle-row': async () => {
    const [api, , id] = await newCommittedImport();
    return [api, { line: 2, action: 'create' }, id];
  },
  '/imports/:id/correct-row': async () => {
    const [api, , id] = await newCommittedImport();
    return [api, { line: 2, cells: ['Ada', 'Byron', 'ada@example.com'] }, id];
  },
  '/customers/:id/merge': async () => [owner.api, { from_id: (await buildCustomer(owner.api)).id }],
  '/customers/:id/notes': async () => [owner.api, { text: 'Called' }],
  '/mails/:id/resend': async () => {
    const customer = await buildCustomer(owner.api);
    const [mail] = await test.sql<{ id: number }>(
      `UPDATE mails SET status = 'bounced', settled_at = now() WHERE customer_id = $1 RETURNING id::integer`,
      [customer.id],
    );
    return [owner.api, {}, mail!.id];
  },
  '/customers/tags': async () => [
    owner.api,
    { customer_ids: [(await buildCustomer(owner.api)).id], add: ['student'] },
  ],
};

const PASSWORD = 'another battery staple';

/** A link of a mail that a new gym's owner has asked for. */
async function linkBy(path: string, template: string, body: (gym: SignedUpGym) => object): Promise<string> {
  const gym = await buildGym(test.api);
  expectStatus(await gym.api.post(path, body(gym)), 204);
  const [mail] = await test.sql<{ recipient_email: string }>(
    'SELECT recipient_email FROM mails WHERE gym_id = $1 AND template = $2',
    [gym.gym.id, template],
  );
  return mailedToken(test, template, mail!.recipient_email);
}
const resetLink = () => linkBy('/auth/forgot-password', 'password-reset', ({ email }) => ({ email }));
const changeLink = () =>
  linkBy('/auth/change-email', 'email-change', ({ password }) => ({
    email: newEmail(),
    current_password: password,
  }));
const invitation = async (): Promise<object> => {
  const email = newEmail();
  expectStatus(await owner.api.post('/staff', { email, role: 'coach' }), 201);
  return { token: await mailedToken(test, 'staff-invitation', email), password: PASSWORD };
};

const withBothFactors: Request = async () => {
  const { api, password } = await buildGym(test.api);
  const { code } = await buildSecondFactor(test, api, password);
  return [api, { current_password: password, code: code() }];
};

/** Every other POST, and why its answer is not kept. */
const EXCEPTIONS: Record<string, { reason: string; request: Request }> = {
  '/auth/login': {
    reason: 'the answer holds tokens',
    request: async () => [test.api, { username: owner.email, password: owner.password }],
  },
  '/auth/refresh': {
    reason: 'the answer holds tokens',
    request: async () => {
      const { body } = await test.api.post<{ refresh_token: string }>('/auth/login', {
        username: owner.email,
        password: owner.password,
      });
      return [test.api, { refresh_token: body.refresh_token }];
    },
  },
  '/auth/change-password': {
    reason: 'a repetition is refused',
    request: async () => {
      const { api, password } = await buildGym(test.api);
      return [api, { current_password: password, new_password: 'another battery staple' }];
    },
  },
  '/imports': {
    reason: 'the file arrives in pieces',
    request: async () => [owner.api, formWith('First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n')],
  },
  '/auth/logout': {
    reason: 'a repetition finds nothing to end',
    request: async () => [(await buildGym(test.api)).api, {}],
  },
  '/auth/logout-all': {
    reason: 'a repetition finds nothing to end',
    request: async () => [(await buildGym(test.api)).api, {}],
  },
  '/auth/forgot-password': {
    reason: 'sends another mail',
    request: async () => [test.api, { email: owner.email }],
  },
  '/auth/reset-password': {
    reason: 'a repetition is refused',
    request: async () => [test.api, { token: await resetLink(), new_password: PASSWORD }],
  },
  '/auth/change-email': {
    reason: 'sends another mail',
    request: async () => [owner.api, { email: newEmail(), current_password: owner.password }],
  },
  '/auth/verify-email': {
    reason: 'a repetition is refused',
    request: async () => [test.api, { token: await changeLink() }],
  },
  '/auth/resend-verification': { reason: 'sends another mail', request: async () => [owner.api, {}] },
  '/auth/accept-invitation': {
    reason: 'a repetition is refused',
    request: async () => [test.api, await invitation()],
  },
  '/auth/switch-gym': {
    reason: 'the answer holds tokens',
    request: async () => {
      const { api, gym } = await buildGym(test.api);
      return [api, { gym_id: gym.id }];
    },
  },
  '/auth/second-factor': {
    reason: 'the answer holds a secret',
    request: async () => {
      const { api, password } = await buildGym(test.api);
      return [api, { current_password: password }];
    },
  },
  '/auth/second-factor/confirm': {
    reason: 'the answer holds recovery codes',
    request: async () => {
      const { api, password } = await buildGym(test.api);
      const { body } = await api.post<{ secret: string }>('/auth/second-factor', {
        current_password: password,
      });
      return [api, { code: codeOf(body.secret) }];
    },
  },
  '/auth/second-factor/recovery-codes': {
    reason: 'the answer holds recovery codes',
    request: () => withBothFactors(),
  },
  '/auth/second-factor/disable': { reason: 'a repetition is refused', request: () => withBothFactors() },
  '/devices': { reason: 'the answer holds a token', request: async () => [owner.api, { name: 'Entrance' }] },
  '/kiosk/check-ins': {
    reason: 'its nonce does the same',
    request: async () => {
      const { api } = await buildDevice(owner.api);
      return [api, { card_number: 'unknown', nonce: 'kiosk' }];
    },
  },
  '/auth/password-reset': {
    reason: 'a page for people',
    request: async () => [test.api, { token: await resetLink(), new_password: PASSWORD }],
  },
  '/auth/email-change': {
    reason: 'a page for people',
    request: async () => [test.api, { token: await changeLink() }],
  },
  '/auth/invitation': {
    reason: 'a page for people',
    request: async () => [test.api, await invitation()],
  },
  '/gyms/verification': {
    reason: 'a page for people, and what is confirmed stays so',
    request: async () => {
      const email = newEmail();
      const { gym } = await buildGym(test.api, { email });
      const [{ url } = { url: '' }] = await test.sql<{ url: string }>(
        `SELECT parameters ->> 'verification_url' AS url FROM mails WHERE gym_id = $1`,
        [gym.id],
      );
      return [test.api, { token: new URL(url).searchParams.get('token') }];
    },
  },
  '/gyms/me/reminder-templates/:kind/preview': {
    reason: 'nothing is written',
    request: async () => [owner.api, {}, '1_day_after'],
  },
  '/unsubscribe': {
    reason: 'a page for people, and whoever is unsubscribed stays so',
    request: async () => {
      const { id, gym_id } = await buildCustomer(owner.api);
      const key = Buffer.alloc(32);
      await test.sql(
        `INSERT INTO reminder_senders (gym_id, reminded_on, unsubscribe_key) VALUES ($1, '2026-01-01', $2)`,
        [gym_id, key],
      );
      return [test.api, {}, `?token=${unsubscribeToken(key, gym_id, id)}`];
    },
  },
};

/** The path of every POST, as Express knows it: also of those that are not documented. */
function postRoutes(): string[] {
  interface Layer {
    route?: { path: string; methods: Record<string, boolean> };
  }
  const { stack } = (test.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
  return stack.flatMap(({ route }) => (route?.methods.post ? [route.path.replace('/api/v1', '')] : []));
}

/** A path of Express as the OpenAPI document has it. */
const documented = (path: string): string => path.replace(/:(\w+)/, '{$1}');

async function twice(path: string, request: Request): Promise<[Answer, Answer]> {
  const [api, body, given] = await request();
  const idOf = async () => given ?? (await buildCustomer(owner.api)).id;
  const url = path.includes(':') ? path.replace(/:\w+/, String(await idOf())) : `${path}${given ?? ''}`;
  const sent = body instanceof FormData ? { multipart: body } : { json: body };
  const ask = () => api.send('POST', url, { ...sent, headers: { 'Idempotency-Key': `key of ${path}` } });
  return [await ask(), await ask()];
}

it('every POST either can be repeated with its key or is an exception with a reason', () => {
  const known = [...Object.keys(REPEATABLE), ...Object.keys(EXCEPTIONS)];
  expect(postRoutes().toSorted()).toEqual(known.toSorted());
});

it.each(Object.keys(REPEATABLE))('POST %s does its work once, and repeats its answer', async (path) => {
  const [first, second] = await twice(path, REPEATABLE[path]!);
  expect(first.status).toBeLessThan(300);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect({ ...second, headers: null }).toEqual({ ...first, headers: null });
});

it.each(Object.keys(EXCEPTIONS))('POST %s takes a key, keeps nothing and replays nothing', async (path) => {
  const before = await test.sql('SELECT FROM idempotency_keys');
  const [first, second] = await twice(path, EXCEPTIONS[path]!.request);
  expect(first.status).toBeLessThan(300);
  for (const { headers } of [first, second]) expect(headers.get('idempotency-replayed')).toBeNull();
  expect(await test.sql('SELECT FROM idempotency_keys')).toHaveLength(before.length);
});

it('the OpenAPI document has the header where it is honoured, and says elsewhere why it has no effect', async () => {
  const document = await documentOf(test.api.baseUrl);
  const honouring = document!
    .operations()
    .filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
    .map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
  expect(honouring.toSorted()).toEqual(
    Object.keys(REPEATABLE)
      .map((path) => `POST ${documented(path)}`)
      .toSorted(),
  );

  interface Described {
    paths: Record<string, Record<string, { description?: string }>>;
  }
  const { paths } = (await test.api.root.get<Described>('/openapi.json')).body;
  for (const path of Object.keys(EXCEPTIONS)
    .map(documented)
    .filter((name) => paths[`/api/v1${name}`]))
    expect(paths[`/api/v1${path}`]?.post?.description).toContain('An `Idempotency-Key` has no effect: ');
});
