import { type Answer, type ApiClient, type Customer, type Gym } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { expectProblem } from './support/expect-problem';
import {
  buildGym,
  customerFields,
  expectStatus,
  gymFields,
  newEmail,
  type SignedUpGym,
  signIn,
} from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

let lastKey = 0;
const newKey = (): string => `key ${++lastKey}`;
const withKey = (key: string) => ({ headers: { 'Idempotency-Key': key } });
const add = (key: string, fields: object, api: ApiClient = owner.api) =>
  api.post<Customer>('/customers', fields, withKey(key));
const countOf = async (email: string): Promise<number> =>
  (await test.sql('SELECT FROM customers WHERE email = $1', [email])).length;
const isReplayed = ({ headers }: Answer<unknown>): boolean => headers.has('idempotency-replayed');

const CHANGING = new Set(['date', 'x-request-id', 'idempotency-replayed']);

/** What of an answer must be the same when it is given again. */
function comparable({ status, text, headers }: Answer<unknown>): object {
  return { status, text, headers: [...headers].filter(([name]) => !CHANGING.has(name)) };
}

describe('A POST with an Idempotency-Key', () => {
  it('that is sent again gets the same answer, marked as a replay, and makes nothing', async () => {
    const [key, fields] = [newKey(), customerFields({ notes: '√ "quoted"', active: false })];
    const first = await add(key, fields);
    expectStatus(first, 201);
    expect(isReplayed(first)).toBe(false);
    expect(first.headers.get('etag')).toMatch(/^"/);
    const again = await add(key, fields);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(comparable(again)).toEqual(comparable(first));
    expect(await countOf(fields.email)).toBe(1);
    expect(
      await test.sql('SELECT FROM audit_log WHERE resource_id = $1 AND resource = $2', [
        first.body.id,
        'customer',
      ]),
    ).toHaveLength(1);
  });

  it('gets the first answer also when the customer has been changed since', async () => {
    const [key, fields] = [newKey(), customerFields()];
    const first = await add(key, fields);
    expectStatus(await owner.api.patch<Customer>(`/customers/${first.body.id}`, { notes: 'since' }), 200);
    expect(comparable(await add(key, fields))).toEqual(comparable(first));
  });

  it('is the same request with the members of its body in another order', async () => {
    const [key, fields] = [newKey(), customerFields()];
    expectStatus(await add(key, fields), 201);
    const reversed = Object.fromEntries(Object.entries(fields).toReversed());
    expect(isReplayed(await add(key, reversed))).toBe(true);
  });

  it('is refused with another body or another path', async () => {
    const [key, fields] = [newKey(), customerFields()];
    expectStatus(await add(key, fields), 201);
    for (const answer of [
      await add(key, { ...fields, last_name: 'Byron' }),
      await owner.api.post('/customers?source=import', fields, withKey(key)),
    ]) {
      expectProblem(answer as Answer, 422);
      expect(answer.body).toMatchObject({ code: 'idempotency_key_reused' });
    }
    expect(await countOf(fields.email)).toBe(1);
  });

  it('is done anew with another key', async () => {
    const fields = customerFields();
    for (const key of [newKey(), newKey()]) expect(isReplayed(await add(key, fields))).toBe(false);
    expect(await countOf(fields.email)).toBe(2);
  });

  it.each([
    ['empty', ''],
    ['blank', '  '],
    ['longer than 255 characters', 'x'.repeat(256)],
    ['not printable', 'caf\u00e9'],
  ])('is refused with a key that is %s, which says what to change', async (_, key) => {
    const fields = customerFields();
    const answer = await add(key, fields);
    expectProblem(answer as unknown as Answer, 422);
    expect(answer.body).toMatchObject({
      code: 'invalid_input',
      detail: 'Idempotency-Key must have 1 to 255 printable ASCII characters, such as a random UUID',
      errors: [{ loc: ['header', 'Idempotency-Key'], pointer: '/Idempotency-Key', type: 'idempotency_key' }],
    });
    expect(await countOf(fields.email)).toBe(0);
  });

  it.each(['x'.repeat(255), '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~ !'])(
    'may have the key %s',
    async (key) => {
      const fields = customerFields();
      expectStatus(await add(key, fields), 201);
      expect(isReplayed(await add(key, fields))).toBe(true);
    },
  );

  it('is judged anew after a refusal, of which nothing is kept', async () => {
    const key = newKey();
    const fields = customerFields({ membership_start: '2026-02-01', membership_end: '2026-01-01' });
    for (const wrong of [{ ...fields, email: 'nobody' }, fields])
      expectProblem((await add(key, wrong)) as unknown as Answer, 422);
    const mended = await add(key, { ...fields, membership_end: '2026-03-01' });
    expectStatus(mended, 201);
    expect(isReplayed(mended)).toBe(false);
  });

  it('comes after 401, 415 and what is wrong with the body as a whole', async () => {
    expectProblem(await test.api.post('/customers', {}, withKey('')), 401);
    const raw = { type: 'text/plain', body: 'x' };
    expectProblem(await owner.api.send('POST', '/customers', { raw, ...withKey('') }), 415);
    const nested = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
    const deep = { type: 'application/json', body: `{"first_name":${nested}}` };
    expectProblem(await owner.api.send('POST', '/customers', { raw: deep, ...withKey(newKey()) }), 422);
  });

  it('keeps nothing of a 5xx, and does the work once it can', async () => {
    const [key, fields] = [newKey(), customerFields()];
    await test.sql('ALTER TABLE mails RENAME TO mails_away');
    try {
      expectProblem((await add(key, fields)) as unknown as Answer, 500);
    } finally {
      await test.sql('ALTER TABLE mails_away RENAME TO mails');
    }
    expect(await countOf(fields.email)).toBe(0);
    const again = await add(key, fields);
    expectStatus(again, 201);
    expect(isReplayed(again)).toBe(false);
  });

  it('leaves nothing when its outcome cannot be written down with it', async () => {
    const [key, fields] = [newKey(), customerFields()];
    await test.sql('REVOKE INSERT ON idempotency_keys FROM gym_api');
    try {
      expectProblem((await add(key, fields)) as unknown as Answer, 500);
    } finally {
      await test.sql('GRANT INSERT ON idempotency_keys TO gym_api');
    }
    expect(await countOf(fields.email)).toBe(0);
  });
});

describe('Copies of a request that come at once', () => {
  it('are answered 409 at once while the first is being carried out, and with its answer then', async () => {
    const [key, fields] = [newKey(), customerFields()];
    // The first waits for this lock; the second must not.
    await test.sql('BEGIN; LOCK TABLE customers IN EXCLUSIVE MODE');
    let first: Promise<Answer<Customer>> | undefined;
    try {
      first = add(key, fields);
      await eventually('the first waits', async () => {
        const waiting = await test.sql(`SELECT FROM pg_locks WHERE NOT granted`);
        return waiting.length > 0;
      });
      const second = (await add(key, fields)) as unknown as Answer;
      expectProblem(second, 409);
      expect(second.body.code).toBe('idempotency_request_in_flight');
      expect(second.headers.get('retry-after')).toBe('1');
      expectStatus(await owner.api.get<unknown[]>('/customers'), 200);
    } finally {
      await test.sql('COMMIT');
    }
    const answer = await first;
    expectStatus(answer, 201);
    expect(comparable(await add(key, fields))).toEqual(comparable(answer));
    expect(await countOf(fields.email)).toBe(1);
  });

  it.each([
    [20, 'customers', () => customerFields(), '/customers', () => owner.api],
    // Not more: each hashes a password first.
    [5, 'gyms', () => gymFields(), '/auth/signup', () => test.api],
  ])('make one of %i %s', async (copies, table, fieldsOf, path, apiOf) => {
    const [key, fields] = [newKey(), fieldsOf()];
    const answers = await Promise.all(
      Array.from({ length: copies }, () => apiOf().post<Gym | Customer>(path, fields, withKey(key))),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.filter((answer) => !isReplayed(answer))).toHaveLength(1);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer as unknown as Answer, 409);
      expect(answer.body).toMatchObject({ code: 'idempotency_request_in_flight' });
    }
    expect(await test.sql(`SELECT FROM ${table} WHERE email = $1`, [fields.email])).toHaveLength(1);
  });
});

describe('An Idempotency-Key', () => {
  it('of another gym is another key', async () => {
    const stranger = await buildGym(test.api);
    const [key, fields] = [newKey(), customerFields()];
    const mine = await add(key, fields);
    const theirs = await add(key, fields, stranger.api);
    expect(isReplayed(theirs)).toBe(false);
    expect(theirs.body.gym_id).toBe(stranger.gym.id);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect((await add(key, fields)).body.id).toBe(mine.body.id);
    expectStatus(await add(key, customerFields(), (await buildGym(test.api)).api), 201);
  });

  it('of a colleague is another key', async () => {
    const email = newEmail();
    await test.sql(
      `WITH colleague AS (
         INSERT INTO users (email, email_key, password_hash) SELECT $1::text, $1::text, password_hash FROM users WHERE email = $2 RETURNING id)
       INSERT INTO staff (gym_id, user_id, role) SELECT $3, id, 'front_desk' FROM colleague`,
      [email, owner.email, owner.gym.id],
    );
    const colleague = test.api.as(await signIn(test.api, email, owner.password));
    const [key, fields] = [newKey(), customerFields()];
    const mine = await add(key, fields);
    const theirs = await add(key, fields, colleague);
    expect(isReplayed(theirs)).toBe(false);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('of signing up shows the answer to nobody who does not know the whole request', async () => {
    const [key, fields] = [newKey(), gymFields()];
    const signUp = (body: object) => test.api.post('/auth/signup', body, withKey(key));
    const first = await signUp(fields);
    expect(first.status).toBe(201);
    expect(comparable(await signUp(fields))).toEqual(comparable(first));
    for (const guess of [{ ...fields, password: 'another password' }, gymFields()]) {
      const refused = await signUp(guess);
      expectProblem(refused, 422);
      expect(refused.body.code).toBe('idempotency_key_reused');
      expect(refused.text).not.toContain(fields.email);
    }
    expect((await test.api.post('/auth/signup', fields)).status).toBe(400);
  });

  it('cannot be read from the database, nor the password of a signup tried out there', async () => {
    const [key, fields] = ['canary-key', gymFields({ password: 'canary password' })];
    expectStatus(await test.api.post<Gym>('/auth/signup', fields, withKey(key)), 201);
    const rows = JSON.stringify(await test.sql('SELECT * FROM idempotency_keys'));
    expect(rows).toContain(fields.email);
    expect(rows).not.toContain('canary');
  });
});
