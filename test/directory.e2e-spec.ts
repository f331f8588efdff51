import { CustomerJobsModule } from '@libs/customers';
import { NormalizePhonesJob } from '../libs/customers/src/normalize-phones.job';
import { type ApiClient, type Customer, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { type AuditPage } from './support/audit-log';
import { expectCode } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  buildPlan,
  customerFields,
  expectStatus,
  newEmail,
  type SignedUpGym,
} from './support/factories';
import { commitOnceBlocked } from './support/locks';
import { buildStaff } from './support/staff';
import { startWorker } from './support/worker';

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
  gym = await buildGym(test.api);
  ({ api } = gym);
});
afterAll(() => test.stop());

const get = async (id: number) => expectStatus(await api.get<Customer>(`/customers/${id}`), 200);
const patch = <Body = Customer>(id: number, fields: object) => api.patch<Body>(`/customers/${id}`, fields);
const idsOf = async (query: string) =>
  expectStatus(await api.get<Customer[]>(`/customers?${query}`), 200).map(({ id }) => id);

describe('A customer of the directory', () => {
  const fields = {
    external_id: 'M-1042',
    card_number: '04A1B2C3',
    tags: ['student', 'boxing'],
    emergency_contact_name: 'Anne Byron',
    emergency_contact_phone: '+44 20 7946 0001',
    mail_consent: true,
  };

  it('keeps what the gym writes down', async () => {
    const { id } = await buildCustomer(api, fields);
    expect(await get(id)).toMatchObject({ ...fields, guardian_id: null, mail_consent_source: 'desk' });
  });

  it('has none of it unless it is given', async () => {
    expect(await buildCustomer(api)).toMatchObject({
      external_id: null,
      card_number: null,
      tags: [],
      guardian_id: null,
      emergency_contact_name: null,
      emergency_contact_phone: null,
      mail_consent: null,
      mail_consent_at: null,
      mail_consent_source: null,
    });
  });

  it.each([
    ['external_id', 'external_id_taken'],
    ['card_number', 'card_number_taken'],
  ])('shares its %s with nobody of the gym', async (field, code) => {
    const taken = { [field]: 'shared' };
    await buildCustomer(api, taken);
    const other = await buildCustomer(api);
    expectCode(await api.post('/customers', customerFields(taken)), 409, code);
    expectCode(await patch(other.id, taken), 409, code);
    await buildCustomer((await buildGym(test.api)).api, taken);
  });

  it('hands its card on once it is taken away', async () => {
    const first = await buildCustomer(api, { card_number: 'lent' });
    expectStatus(await patch(first.id, { card_number: null }), 200);
    await buildCustomer(api, { card_number: 'lent' });
  });

  it.each([
    ['card_number', ' '],
    ['card_number', 'x'.repeat(65)],
    ['external_id', 7],
    ['tags', 'student'],
    ['tags', null],
    ['tags', [' ']],
    ['tags', ['x'.repeat(41)]],
    ['tags', Array.from({ length: 21 }, (_, index) => `tag ${index}`)],
    ['guardian_id', 0],
    ['emergency_contact_phone', '1'.repeat(33)],
    ['mail_consent', 'perhaps'],
  ])('refuses %s: %j', async (field, value) => {
    const { status, body } = await api.post<{ errors: { loc: string[] }[] }>(
      '/customers',
      customerFields({ [field]: value }),
    );
    expect([status, body.errors.map(({ loc }) => loc)]).toEqual([422, [['body', field]]]);
  });

  it('says when and where it agreed to mails, and when it changed its mind', async () => {
    const { id } = await buildCustomer(api, { mail_consent: true });
    const agreed = await get(id);
    expect(Date.parse(agreed.mail_consent_at!)).toBeGreaterThan(Date.now() - 60_000);
    expect(expectStatus(await patch(id, { mail_consent: true }), 200).mail_consent_at).toBe(
      agreed.mail_consent_at,
    );
    const refused = expectStatus(await patch(id, { mail_consent: false }), 200);
    expect(refused.mail_consent_at! >= agreed.mail_consent_at!).toBe(true);
    expect(expectStatus(await patch(id, { mail_consent: null }), 200)).toMatchObject({
      mail_consent_at: null,
      mail_consent_source: null,
    });
  });
});

describe('A child', () => {
  it('needs no e-mail address, and its mails go to its guardian', async () => {
    const guardian = await buildCustomer(api, { email: 'parent@example.com' });
    await test.sql('DELETE FROM welcomed_addresses');
    const child = expectStatus(
      await api.post<Customer>('/customers', {
        first_name: 'Byron',
        last_name: 'King',
        guardian_id: guardian.id,
      }),
      201,
    );
    expect(child).toMatchObject({ email: null, guardian_id: guardian.id });
    const mails = await test.sql('SELECT recipient_email, parameters FROM mails WHERE customer_id = $1', [
      child.id,
    ]);
    expect(mails).toMatchObject([
      { recipient_email: 'parent@example.com', parameters: { first_name: 'Byron' } },
    ]);
    expect(await idsOf(`guardian_id=${guardian.id}`)).toEqual([child.id]);
    expect(await idsOf('search=byron+king&sort=email')).toEqual([child.id]);
  });

  it('may have the e-mail address of its parent', async () => {
    const email = newEmail();
    const parent = await buildCustomer(api, { email });
    const child = await buildCustomer(api, { email, guardian_id: parent.id, first_name: 'Byron' });
    expect(child.email).toBe(email);
  });

  it('with an e-mail address of its own gets its mails there', async () => {
    const parent = await buildCustomer(api);
    const child = await buildCustomer(api, { guardian_id: parent.id });
    const mails = await test.sql('SELECT recipient_email FROM mails WHERE customer_id = $1', [child.id]);
    expect(mails).toEqual([{ recipient_email: child.email }]);
  });

  it.each([{}, { email: null }, { guardian_id: null }, { email: null, guardian_id: null }])(
    'must have one of the two: %j is refused',
    async (fields) => {
      const { status, body } = await api.post<{ errors: { loc: string[] }[] }>('/customers', {
        first_name: 'A',
        last_name: 'B',
        ...fields,
      });
      expect([status, body.errors[0]!.loc]).toEqual([422, ['body', 'email']]);
    },
  );

  it('loses neither the guardian nor the address without having the other', async () => {
    const guardian = await buildCustomer(api);
    const { id } = await buildCustomer(api, { guardian_id: guardian.id, email: undefined });
    expectCode(await patch(id, { guardian_id: null }), 422, 'invalid_input');
    const grownUp = expectStatus(await patch(id, { guardian_id: null, email: newEmail() }), 200);
    expect(grownUp.guardian_id).toBeNull();
    expectCode(await patch(id, { email: null }), 422, 'invalid_input');
  });

  it('has a guardian of the gym who is somebody else and has none', async () => {
    const [stranger, guardian] = [
      await buildCustomer((await buildGym(test.api)).api),
      await buildCustomer(api),
    ];
    const child = await buildCustomer(api, { guardian_id: guardian.id });
    for (const guardian_id of [stranger.id, 999_999_999, child.id])
      expectCode(await api.post('/customers', customerFields({ guardian_id })), 422, 'invalid_input');
    expectCode(await patch(guardian.id, { guardian_id: guardian.id }), 422, 'invalid_input');
    // Who is a guardian gets none.
    const other = await buildCustomer(api);
    expectCode(await patch(guardian.id, { guardian_id: other.id }), 422, 'invalid_input');
  });

  it('keeps its guardian from being deleted or erased', async () => {
    const guardian = await buildCustomer(api);
    const child = await buildCustomer(api, { guardian_id: guardian.id });
    expectCode(await api.delete(`/customers/${guardian.id}`), 409, 'customer_has_dependants');
    expectCode(await api.post(`/customers/${guardian.id}/erase`, {}), 409, 'customer_has_dependants');
    expectStatus(await api.delete(`/customers/${child.id}`), 204);
    expectStatus(await api.delete(`/customers/${guardian.id}`), 204);
  });

  it('goes with its guardian when the gym is deleted', async () => {
    const other = await buildGym(test.api);
    const guardian = await buildCustomer(other.api);
    await buildCustomer(other.api, { guardian_id: guardian.id });
    expectStatus(await other.api.delete('/gyms/me'), 204);
  });

  it('is never made the guardian of its guardian, when two desks try at once', async () => {
    const [one, other] = [await buildCustomer(api), await buildCustomer(api)];
    const answers = await Promise.all([
      patch(one.id, { guardian_id: other.id }),
      patch(other.id, { guardian_id: one.id }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422]);
  });
});

describe('Phone numbers', () => {
  const e164 = async (id: number) =>
    (
      await test.sql<{ phone_e164: string | null }>('SELECT phone_e164 FROM customers WHERE id = $1', [id])
    )[0]!.phone_e164;

  it('stay as typed, and are read by the country of the gym', async () => {
    const belgian = await buildGym(test.api);
    const before = await buildCustomer(belgian.api, { phone: '0444123456' });
    const abroad = await buildCustomer(belgian.api, { phone: '+44 20 7946 0000' });
    expect([await e164(before.id), await e164(abroad.id)]).toEqual([null, '+442079460000']);
    expectStatus(await belgian.api.patch('/gyms/me/settings', { country: 'BE' }), 200);
    const { id, phone } = await buildCustomer(belgian.api, { phone: '0444 12 34 56' });
    expect([phone, await e164(id)]).toEqual(['0444 12 34 56', '+32444123456']);
    expectStatus(await belgian.api.patch(`/customers/${id}`, { phone: '+32 445 00 00 00' }), 200);
    expect(await e164(id)).toBe('+32445000000');
    expectStatus(await belgian.api.patch(`/customers/${id}`, { phone: null }), 200);
    expect(await e164(id)).toBeNull();

    const worker = await startWorker(test, CustomerJobsModule);
    try {
      await worker.get(NormalizePhonesJob, { strict: false }).run();
    } finally {
      await worker.close();
    }
    expect([await e164(before.id), await e164(abroad.id)]).toEqual(['+32444123456', '+442079460000']);
    expect(await test.sql('SELECT id FROM gyms WHERE phones_outdated')).toEqual([]);
  });

  it('of one gym that cannot be read keep no other gym waiting', async () => {
    const [broken, other] = [await buildGym(test.api), await buildGym(test.api)];
    const ids: number[] = [];
    for (const { api: own } of [broken, other]) {
      ids.push((await buildCustomer(own, { phone: '0444123456' })).id);
      expectStatus(await own.patch('/gyms/me/settings', { country: 'BE' }), 200);
    }
    await test.sql(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
       CREATE TRIGGER customers_refuse BEFORE UPDATE ON customers FOR EACH ROW WHEN (OLD.id = ${ids[0]}) EXECUTE FUNCTION refuse()`,
    );
    const worker = await startWorker(test, CustomerJobsModule);
    try {
      await expect(worker.get(NormalizePhonesJob, { strict: false }).run()).rejects.toThrow(AggregateError);
    } finally {
      await worker.close();
      await test.sql('DROP TRIGGER customers_refuse ON customers');
    }
    expect(await e164(ids[1]!)).toBe('+32444123456');
    expect(await test.sql('SELECT id FROM gyms WHERE phones_outdated')).toEqual([{ id: broken.gym.id }]);
  });
});

describe('Tags', () => {
  it('are counted, filtered by, and kept once each', async () => {
    const { api: own } = await buildGym(test.api);
    const one = await buildCustomer(own, { tags: ['VIP', ' vip ', 'boxing'] });
    expect(one.tags).toEqual(['VIP', 'boxing']);
    await buildCustomer(own, { tags: ['boxing'] });
    await buildCustomer(own);
    expect(expectStatus(await own.get('/tags'), 200)).toEqual([
      { tag: 'boxing', customers: 2 },
      { tag: 'VIP', customers: 1 },
    ]);
    expect(expectStatus(await own.get<Customer[]>('/customers?tag=VIP'), 200).map(({ id }) => id)).toEqual([
      one.id,
    ]);
    const { api: stranger } = await buildGym(test.api);
    expect(expectStatus(await stranger.get('/tags'), 200)).toEqual([]);
  });

  const change = <Body = { changed: number }>(body: object) => api.post<Body>('/customers/tags', body);

  it('are added to and removed from many customers at once', async () => {
    const customers = [
      await buildCustomer(api, { tags: ['trial'] }),
      await buildCustomer(api, { tags: ['Student'] }),
    ];
    const customer_ids = customers.map(({ id }) => id);
    const answer = await change({ customer_ids, add: ['student', 'autumn'], remove: ['TRIAL'] });
    expect(expectStatus(answer, 200)).toEqual({ changed: 2 });
    expect((await get(customer_ids[0]!)).tags).toEqual(['student', 'autumn']);
    expect((await get(customer_ids[1]!)).tags).toEqual(['Student', 'autumn']);
    expect(expectStatus(await change({ customer_ids, add: ['autumn'] }), 200)).toEqual({ changed: 0 });
  });

  it('change for all of the customers or for none', async () => {
    const full = await buildCustomer(api, { tags: Array.from({ length: 20 }, (_, index) => `tag ${index}`) });
    const other = await buildCustomer(api);
    const stranger = await buildCustomer((await buildGym(test.api)).api);
    for (const id of [full.id, stranger.id, 999_999_999])
      expectCode(await change({ customer_ids: [other.id, id], add: ['new'] }), 422, 'invalid_input');
    expect((await get(other.id)).tags).toEqual([]);
    for (const customer_ids of [[], undefined, ['x'], [0], Array.from({ length: 1_001 }, (_, id) => id + 1)])
      expectCode(await change({ customer_ids, add: ['new'] }), 422, 'invalid_input');
  });
});

describe('Notes', () => {
  interface Note {
    id: number;
    text: string;
    author_id: number;
    author_email: string | null;
    created_at: string;
  }

  it('bear who wrote them and when, the newest first', async () => {
    const { id } = await buildCustomer(api);
    const coach = await buildStaff(test, gym, 'coach');
    const path = `/customers/${id}/notes`;
    const first = expectStatus(await coach.api.post<Note>(path, { text: ' Prefers mornings ' }), 201);
    expect(first).toMatchObject({ text: 'Prefers mornings', author_email: coach.email });
    const second = expectStatus(await api.post<Note>(path, { text: 'Called' }), 201);
    expect(expectStatus(await api.get<Note[]>(path), 200).map(({ id: note }) => note)).toEqual([
      second.id,
      first.id,
    ]);
    const page = await api.get<Note[]>(`${path}?limit=1`);
    const next = await api.get<Note[]>(`${path}?limit=1&cursor=${page.headers.get('x-next-cursor')}`);
    expect(next.body.map(({ id: note }) => note)).toEqual([first.id]);
    expectStatus(await api.delete(`/staff/${first.author_id}`), 204);
    expect(expectStatus(await api.get<Note[]>(path), 200).map(({ author_email }) => author_email)).toEqual([
      gym.email,
      null,
    ]);
  });

  it('are changed by their author, an owner or a manager', async () => {
    const { id } = await buildCustomer(api);
    const [desk, coach] = [await buildStaff(test, gym, 'front_desk'), await buildStaff(test, gym, 'coach')];
    const note = expectStatus(await desk.api.post<Note>(`/customers/${id}/notes`, { text: 'Once' }), 201);
    const path = `/customer-notes/${note.id}`;
    expectCode(await coach.api.patch(path, { text: 'Never' }), 403, 'not_the_author');
    expectCode(await coach.api.delete(path), 403, 'not_the_author');
    expect(expectStatus(await desk.api.patch<Note>(path, { text: 'Twice' }), 200).text).toBe('Twice');
    expect(expectStatus(await api.patch<Note>(path, { text: 'Thrice' }), 200).author_email).toBe(desk.email);
    expectStatus(await api.delete(path), 204);
    expectCode(await api.patch(path, { text: 'Gone' }), 404, 'customer_note_not_found');
    expectCode(await api.post(`/customers/${id}/notes`, { text: ' ' }), 422, 'invalid_input');
  });
});

describe('Two entries of one person', () => {
  interface Duplicate {
    reasons: string[];
    customers: Customer[];
  }

  it('are listed with what they have in common, and families are not', async () => {
    const { api: own } = await buildGym(test.api);
    await own.patch('/gyms/me/settings', { country: 'BE' });
    const email = newEmail();
    const jose = {
      first_name: 'José',
      last_name: 'Peña',
      phone: '0444 12 34 56',
      date_of_birth: '1990-02-20',
    };
    const first = await buildCustomer(own, { ...jose, email });
    const again = await buildCustomer(own, {
      ...jose,
      first_name: 'jose',
      last_name: 'PENA',
      phone: '+32444123456',
    });
    const parent = await buildCustomer(own, { first_name: 'Ana', last_name: 'Peña', email });
    const third = await buildCustomer(own, { first_name: 'Josef', email, date_of_birth: '1990-02-20' });
    const answer = await own.get<Duplicate[]>('/customers/duplicates');
    expect(
      expectStatus(answer, 200).map(({ reasons, customers }) => [customers.map(({ id }) => id), reasons]),
    ).toEqual([
      [[first.id, third.id], ['same_email_and_birth_date']],
      [
        [first.id, again.id],
        ['same_name_and_birth_date', 'same_name_and_phone'],
      ],
    ]);
    expect(answer.text).not.toContain(`"id":${parent.id},`);
    const { api: stranger } = await buildGym(test.api);
    await buildCustomer(stranger, { ...jose, email });
    expect(expectStatus(await stranger.get('/customers/duplicates'), 200)).toEqual([]);
    const page = await own.get<Duplicate[]>('/customers/duplicates?limit=1');
    const next = await own.get<Duplicate[]>(
      `/customers/duplicates?limit=1&cursor=${page.headers.get('x-next-cursor')}`,
    );
    expect([page, next].map(({ body }) => body[0]!.customers[1]!.id)).toEqual([third.id, again.id]);
  });

  const merge = <Body = Customer>(id: number, from_id: number) =>
    api.post<Body>(`/customers/${id}/merge`, { from_id });

  it('become one, who has what either had', async () => {
    const into = await buildCustomer(api, {
      tags: ['boxing'],
      notes: 'Tall',
      phone: '1',
      mail_consent: true,
    });
    const from = await buildCustomer(api, {
      tags: ['student', 'boxing'],
      notes: 'Left-handed',
      phone: '2',
      date_of_birth: '1990-02-20',
      card_number: 'merged-card',
      external_id: 'merged-id',
      membership_end: '2099-12-31',
      mail_consent: false,
    });
    const merged = expectStatus(await merge(into.id, from.id), 200);
    expect(merged).toMatchObject({
      id: into.id,
      email: into.email,
      phone: '1',
      tags: ['boxing', 'student'],
      notes: 'Tall\n\nLeft-handed',
      date_of_birth: '1990-02-20',
      card_number: 'merged-card',
      external_id: 'merged-id',
      membership_end: '2099-12-31',
      mail_consent: false,
    });
    expect(await get(into.id)).toEqual(merged);
  });

  it('leave a redirect, also over several steps', async () => {
    const [a, b, c] = [await buildCustomer(api), await buildCustomer(api), await buildCustomer(api)];
    expectStatus(await merge(b.id, a.id), 200);
    expectStatus(await merge(c.id, b.id), 200);
    for (const { id } of [a, b]) {
      const gone = await api.get<{ code: string; moved_to_id: number }>(`/customers/${id}`);
      expect([gone.status, gone.body.code, gone.body.moved_to_id]).toEqual([410, 'customer_merged', c.id]);
      expectCode(await patch(id, { first_name: 'Ada' }), 410, 'customer_merged');
      expectCode(await patch(id, { first_name: 7 }), 410, 'customer_merged');
      expectCode(await api.delete(`/customers/${id}`), 410, 'customer_merged');
      expectCode(await api.get(`/customers/${id}/notes`), 410, 'customer_merged');
      expectCode(await api.get(`/customers/${id}/memberships`), 410, 'customer_merged');
    }
    expectStatus(await api.delete(`/customers/${c.id}`), 204);
    expectCode(await api.get(`/customers/${c.id}`), 404, 'customer_not_found');
  });

  it('bring memberships along, from which the dates follow then', async () => {
    const [into, from] = [
      await buildCustomer(api, { membership_end: '2020-01-31' }),
      await buildCustomer(api),
    ];
    const plan = await buildPlan(api);
    const sold = expectStatus(
      await api.post<Membership>(`/customers/${from.id}/memberships`, { plan_id: plan.id }),
      201,
    );
    const merged = expectStatus(await merge(into.id, from.id), 200);
    expect(merged).toMatchObject({ active: true, membership_start: sold.start_date, membership_end: null });
    const { body } = await api.get<Membership[]>(`/customers/${into.id}/memberships`);
    expect(body.map(({ id }) => id)).toEqual([sold.id]);
  });

  it('bring notes, mails and history along', async () => {
    const [into, from] = [await buildCustomer(api), await buildCustomer(api, { first_name: 'Augusta' })];
    expectStatus(await api.post(`/customers/${from.id}/notes`, { text: 'Lost her keys' }), 201);
    expectStatus(await merge(into.id, from.id), 200);
    const exported = expectStatus(
      await api.get<{ mails: object[]; customer_notes: object[] }>(`/customers/${into.id}/export`),
      200,
    );
    expect([exported.mails.length, exported.customer_notes.length]).toEqual([2, 1]);
    const { body } = await api.get<AuditPage>(`/customers/${into.id}/history`);
    const actions = body.items.map(({ action, resource_id }) => [action, resource_id]);
    expect(actions).toEqual(
      expect.arrayContaining([
        ['customer.merged', into.id],
        ['customer.deleted', from.id],
        ['customer.created', from.id],
        ['customer.created', into.id],
      ]),
    );
  });

  it('are erased together', async () => {
    const [into, from] = [
      await buildCustomer(api),
      await buildCustomer(api, { first_name: 'Canary-of-a-merge' }),
    ];
    expectStatus(await api.post(`/customers/${from.id}/notes`, { text: 'Canary-of-a-merge too' }), 201);
    expectStatus(await merge(into.id, from.id), 200);
    expectStatus(await api.delete(`/customers/${into.id}`), 204);
    const leftovers = `SELECT id FROM audit_log WHERE before::text LIKE '%Canary-of-a-merge%' OR after::text LIKE '%Canary-of-a-merge%'`;
    expect((await test.sql(leftovers)).length).toBeGreaterThan(0);
    expectStatus(await api.post(`/customers/${into.id}/erase`, {}), 200);
    expect(await test.sql(leftovers)).toEqual([]);
  });

  it('bring children along', async () => {
    const [into, from] = [await buildCustomer(api), await buildCustomer(api)];
    const child = await buildCustomer(api, { guardian_id: from.id });
    expectStatus(await merge(into.id, from.id), 200);
    expect((await get(child.id)).guardian_id).toBe(into.id);
    // One who has a guardian cannot become one.
    const other = await buildCustomer(api, { guardian_id: into.id });
    const parent = await buildCustomer(api);
    await buildCustomer(api, { guardian_id: parent.id });
    expectCode(await merge(other.id, parent.id), 422, 'invalid_input');
  });

  it('may be a guardian and their own child: then nobody is a guardian', async () => {
    const guardian = await buildCustomer(api);
    const child = await buildCustomer(api, { guardian_id: guardian.id, email: undefined });
    expect(expectStatus(await merge(child.id, guardian.id), 200)).toMatchObject({
      email: guardian.email,
      guardian_id: null,
    });
  });

  it('have the tags of both, each once whatever its case', async () => {
    const [into, from] = [
      await buildCustomer(api, { tags: ['VIP'] }),
      await buildCustomer(api, { tags: ['vip', 'boxing'] }),
    ];
    expect(expectStatus(await merge(into.id, from.id), 200).tags).toEqual(['VIP', 'boxing']);
  });

  it('must be two customers of the gym', async () => {
    const [into, gone] = [await buildCustomer(api), await buildCustomer(api)];
    const stranger = await buildCustomer((await buildGym(test.api)).api);
    expectStatus(await api.delete(`/customers/${gone.id}`), 204);
    for (const from_id of [into.id, gone.id, stranger.id, 999_999_999, 'x', null])
      expectCode(await api.post(`/customers/${into.id}/merge`, { from_id }), 422, 'invalid_input');
    expectCode(await merge(gone.id, into.id), 404, 'customer_not_found');
    expectStatus(await api.get(`/customers/${into.id}`), 200);
  });

  it('become one while somebody changes a child of the other', async () => {
    const child = await buildCustomer(api);
    const [guardian, into] = [await buildCustomer(api), await buildCustomer(api)];
    expectStatus(await patch(child.id, { guardian_id: guardian.id }), 200);
    const answers = await commitOnceBlocked(
      test,
      'UPDATE customers SET notes = $2 WHERE id = $1',
      [child.id, 'Held'],
      () => [patch(child.id, { first_name: 'Byron', guardian_id: guardian.id }), merge(into.id, guardian.id)],
    );
    // Whoever comes second finds what the first has left: a guardian who is gone cannot be named.
    expect([200, 422]).toContain(answers[0]!.status);
    expect(answers[1]!.status).toBe(200);
    expect((await get(child.id)).guardian_id).toBe(into.id);
  });

  it('become one once, when two desks try at once, each the other way', async () => {
    const [one, other] = [await buildCustomer(api), await buildCustomer(api)];
    const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
  });

  it('leave nothing behind that names the one who is gone', async () => {
    const [into, from] = [await buildCustomer(api), await buildCustomer(api)];
    const tables = await test.sql<{ name: string; column: string }>(
      `SELECT conrelid::regclass::text AS name, attname AS column FROM pg_constraint
       JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[2]
       WHERE contype = 'f' AND confrelid = 'customers'::regclass ORDER BY name`,
    );
    const make: Record<string, () => Promise<unknown>> = {
      check_ins: () => api.post('/check-ins', { customer_id: from.id }),
      customers: () => buildCustomer(api, { guardian_id: from.id }),
      customer_notes: () => api.post(`/customers/${from.id}/notes`, { text: 'Hello' }),
      mails: async () => undefined, // the welcome mail is there
      memberships: async () =>
        api.post(`/customers/${from.id}/memberships`, { plan_id: (await buildPlan(api)).id }),
    };
    const rows = async (id: number) =>
      Promise.all(
        tables.map(async ({ name, column }) => [
          name,
          (await test.sql(`SELECT FROM ${name} WHERE gym_id = $1 AND ${column} = $2`, [gym.gym.id, id]))
            .length,
        ]),
      );
    expect(Object.keys(make)).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
    for (const { name } of tables) await make[name]!();
    expect(await rows(from.id)).toEqual(tables.map(({ name }) => [name, 1]));
    expectStatus(await merge(into.id, from.id), 200);
    expect(await rows(from.id)).toEqual(tables.map(({ name }) => [name, 0]));
  });
});
