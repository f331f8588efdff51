import { type Customer } from '../support/api-client';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { buildCustomer, customerFields, expectStatus, newEmail } from '../support/factories';
import { type Contract } from './describe-contract';
import { CUSTOMER_TEXT_LIMITS, emailOf, NOT_A_DATE, NOT_AN_EMAIL } from './limits';

const DATES = ['date_of_birth', 'membership_start', 'membership_end'];
const REQUIRED = ['first_name', 'last_name', 'email'];
const NULLABLE = ['phone', ...DATES, 'notes'];
const FULL = {
  phone: '+44 20 7946 0000',
  date_of_birth: '1990-02-20',
  membership_start: '2020-01-01',
  membership_end: '2199-12-31',
  notes: 'Prefers mornings',
};
const NOT_A_BOOLEAN: [string, unknown][] = [
  ['words', 'maybe'],
  ['2', 2],
  ['an empty text', ''],
  ['a list', [true]],
];
/** Sent for a customer's fields, this leaves each as it must be after a whole customer was sent back. */
const READ_ONLY = {
  id: 1,
  gym_id: 1,
  created_at: '2001-01-01T00:00:00Z',
  updated_at: '2001-01-01T00:00:00Z',
};

/** What customers have beyond the contract, where it is not given (docs/decisions/0044-directory.md, 0049-photos.md). */
const ADDED = {
  external_id: null,
  card_number: null,
  tags: [],
  guardian_id: null,
  emergency_contact_name: null,
  emergency_contact_phone: null,
  mail_consent: null,
  mail_consent_at: null,
  mail_consent_source: null,
  photo_url: null,
};

export function describeCustomers(contract: Contract): void {
  describe('customers', () => {
    const create = (overrides: object) => contract.owner.api.post('/customers', customerFields(overrides));
    const read = async (id: number) =>
      expectStatus(await contract.owner.api.get<Customer>(`/customers/${id}`), 200);
    const change = async (id: number, fields: object) =>
      expectStatus(await contract.owner.api.patch<Customer>(`/customers/${id}`, fields), 200);

    describe('POST /customers', () => {
      it('answers 201 with the fields of the contract and those that were added, active by default', async () => {
        const customer = await buildCustomer(contract.owner.api, { email: 'Ada@Example.com' });
        expect(customer).toEqual({
          first_name: 'Ada',
          last_name: 'Lovelace',
          email: 'Ada@Example.com',
          phone: null,
          active: true,
          date_of_birth: null,
          membership_start: null,
          membership_end: null,
          notes: null,
          id: expect.any(Number),
          gym_id: contract.owner.gym.id,
          created_at: expect.stringMatching(/T.*(Z|[+-]\d{2}:\d{2})$/),
          updated_at: expect.stringMatching(/T.*(Z|[+-]\d{2}:\d{2})$/),
          ...ADDED,
        });
        expect(await read(customer.id)).toEqual(customer);
      });

      it('stores every field', async () => {
        expect(await buildCustomer(contract.owner.api, { ...FULL, active: false })).toMatchObject({
          ...FULL,
          active: false,
        });
      });

      it('accepts every text at its maximum length, after trimming names and e-mails', async () => {
        const longest = Object.fromEntries(
          CUSTOMER_TEXT_LIMITS.map(([field, limit]) => [field, '😀'.repeat(limit)]),
        );
        const email = emailOf(254);
        const padded = { ...longest, first_name: ` ${longest.first_name} `, email: ` ${email}\t` };
        expect(await buildCustomer(contract.owner.api, padded)).toMatchObject({ ...longest, email });
      });

      it('allows several customers with the same e-mail address', async () => {
        const { email } = await buildCustomer(contract.owner.api);
        expect((await buildCustomer(contract.owner.api, { email })).email).toBe(email);
      });

      it.each<[unknown, boolean]>([
        ['false', false],
        ['true', true],
        ['0', false],
        [1, true],
        [null, true],
        [undefined, true],
      ])('reads active %p as %p', async (active, expected) => {
        expect((await buildCustomer(contract.owner.api, { active })).active).toBe(expected);
      });

      it.each([
        '1990-02-20T00:00:00.000Z',
        '1990-02-20T00:00:00',
        '1990-02-20T00:00:00+02:00',
        '1990-02-20T00:00Z',
      ])('reads the midnight timestamp %s as its date', async (timestamp) => {
        expect((await buildCustomer(contract.owner.api, { date_of_birth: timestamp })).date_of_birth).toBe(
          '1990-02-20',
        );
      });

      it('accepts empty strings for optional text', async () => {
        expect(await buildCustomer(contract.owner.api, { phone: '', notes: '' })).toMatchObject({
          phone: '',
          notes: '',
        });
      });

      it('accepts a membership of one day', async () => {
        const day = { membership_start: '2030-05-05', membership_end: '2030-05-05' };
        expect(await buildCustomer(contract.owner.api, day)).toMatchObject(day);
      });

      it('ignores unknown and read-only fields', async () => {
        const customer = await buildCustomer(contract.owner.api, { ...READ_ONLY, colour: 'red' });
        expect(customer.gym_id).toBe(contract.owner.gym.id);
        expect(customer.id).not.toBe(1);
        expect(customer.created_at).not.toMatch(/^2001/);
        expect(customer).not.toHaveProperty('colour');
      });

      it.each(REQUIRED)('answers 422 without %s, and when it is null, blank or a number', async (field) => {
        for (const value of [undefined, null, '', ' \n ', 5])
          expectInvalid(await create({ [field]: value }), `body.${field}`);
      });

      it.each(CUSTOMER_TEXT_LIMITS)('answers 422 for %s of more than %i characters', async (field, limit) => {
        expectInvalid(await create({ [field]: 'x'.repeat(limit + 1) }), `body.${field}`);
      });

      it.each(NOT_AN_EMAIL)('answers 422 for an e-mail address that is %s', async (_, email) => {
        expectInvalid(await create({ email }), 'body.email');
      });

      it('answers 422 for an e-mail address of 256 characters', async () => {
        expectInvalid(await create({ email: emailOf(256) }), 'body.email');
      });

      it.each(NOT_A_DATE)('answers 422 for a date that is %s', async (_, date) => {
        for (const field of DATES) expectInvalid(await create({ [field]: date }), `body.${field}`);
      });

      it.each(NOT_A_BOOLEAN)('answers 422 when active is %s', async (_, active) => {
        expectInvalid(await create({ active }), 'body.active');
      });

      it.each([
        ['a list', []],
        ['null', null],
        ['a text', 'Ada'],
        ['a number', 5],
      ])('answers 422 when the body is %s', async (_, body) => {
        expectProblem(await contract.owner.api.post('/customers', body), 422);
      });
    });

    describe('PATCH /customers/{id}', () => {
      let customer: Customer;
      beforeEach(async () => {
        customer = await buildCustomer(contract.owner.api, FULL);
      });

      it('changes only the fields in the body', async () => {
        const email = newEmail();
        const after = await change(customer.id, { last_name: ' King ', email, active: 'false' });
        expect(after).toEqual({
          ...customer,
          last_name: 'King',
          email,
          active: false,
          updated_at: after.updated_at,
        });
        expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(customer.updated_at));
        expect(await read(customer.id)).toEqual(after);
      });

      it('changes nothing for {}, updated_at included', async () => {
        expect(await change(customer.id, {})).toEqual(customer);
        expect(await read(customer.id)).toEqual(customer);
      });

      it('changes nothing when the whole customer is sent back', async () => {
        expect(await change(customer.id, customer)).toEqual(customer);
      });

      it('ignores read-only fields', async () => {
        expect(await change(customer.id, { ...READ_ONLY, colour: 'red' })).toEqual(customer);
      });

      it('clears nullable fields with null', async () => {
        const cleared = Object.fromEntries(NULLABLE.map((field) => [field, null]));
        expect(await change(customer.id, cleared)).toMatchObject(cleared);
      });

      it.each([...REQUIRED, 'active'])('answers 422 for null as %s', async (field) => {
        expectInvalid(
          await contract.owner.api.patch(`/customers/${customer.id}`, { [field]: null }),
          `body.${field}`,
        );
      });

      it.each(CUSTOMER_TEXT_LIMITS)('answers 422 for %s of more than %i characters', async (field, limit) => {
        const body = { [field]: 'x'.repeat(limit + 1) };
        expectInvalid(await contract.owner.api.patch(`/customers/${customer.id}`, body), `body.${field}`);
      });

      it('checks the dates against the stored row', async () => {
        const path = `/customers/${customer.id}`;
        expectInvalid(
          await contract.owner.api.patch(path, { membership_end: '2019-12-31' }),
          'body.membership_end',
        );
        expectProblem(await contract.owner.api.patch(path, { membership_start: '2200-01-01' }), 422);
        expect(await read(customer.id)).toEqual(customer);
        const moved = { membership_start: '2200-01-01', membership_end: '2200-01-01' };
        expect(await change(customer.id, moved)).toMatchObject(moved);
      });
    });

    describe('GET and DELETE /customers/{id}', () => {
      it('deletes with 204 and an empty body, and answers 404 afterwards', async () => {
        const { id } = await buildCustomer(contract.owner.api);
        const answer = await contract.owner.api.delete(`/customers/${id}`);
        expect([answer.status, answer.text]).toEqual([204, '']);
        for (const method of ['GET', 'PATCH', 'DELETE'])
          expectProblem(await contract.owner.api.send(method, `/customers/${id}`), 404, 'Customer not found');
        expect(
          (await contract.owner.api.get<Customer[]>('/customers?limit=200')).body.map((c) => c.id),
        ).not.toContain(id);
      });

      it.each(['GET', 'PATCH', 'DELETE'])(
        "%s answers for another gym's customer exactly as for one that does not exist",
        async (method) => {
          const { stranger } = contract;
          const { id } = await buildCustomer(stranger.api);
          const foreign = await contract.owner.api.send(method, `/customers/${id}`);
          const missing = await contract.owner.api.send(method, '/customers/2147483646');
          expectProblem(foreign, 404, 'Customer not found');
          const known = { request_id: '', instance: '' };
          expect({ ...foreign.body, ...known }).toEqual({ ...missing.body, ...known });
          expect((await stranger.api.get(`/customers/${id}`)).status).toBe(200);
        },
      );

      it.each(['abc', '1.5', '1e3', '0x10', '1abc', '%20', 'null', 'NaN', '١'])(
        'answers 422 for the id %s, whatever the method and the body',
        async (id) => {
          for (const method of ['GET', 'PATCH', 'DELETE'])
            expectInvalid(await contract.owner.api.send(method, `/customers/${id}`), 'path.id');
        },
      );
    });
  });
}
