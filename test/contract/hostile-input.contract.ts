import { type Customer } from '../support/api-client';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { buildCustomer, customerFields, expectStatus, gymFields } from '../support/factories';
import { type Contract } from './describe-contract';
import { UNSTORABLE } from './limits';

const IMPOSSIBLE_IDS = [
  '0',
  '-1',
  '2147483648',
  '4294967297',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999',
  '-9223372036854775809',
];

export function describeHostileInput(contract: Contract): void {
  describe('input to which the original service answered 500', () => {
    let customer: Customer;
    beforeAll(async () => {
      customer = await buildCustomer(contract.owner.api);
    });

    describe.each(UNSTORABLE)('%s', (_, text) => {
      it.each(['name', 'email', 'password', 'address', 'description', 'gym_type', 'currency'])(
        'in a signup is 422 for %s',
        async (field) => {
          expectInvalid(
            await contract.api.post('/auth/signup', gymFields({ [field]: text })),
            `body.${field}`,
          );
        },
      );

      it.each(['name', 'address', 'description', 'gym_type', 'currency'])(
        'in a change of a gym is 422 for %s',
        async (field) => {
          expectInvalid(await contract.owner.api.patch('/gyms/me', { [field]: text }), `body.${field}`);
        },
      );

      it.each([
        'first_name',
        'last_name',
        'email',
        'phone',
        'notes',
        'date_of_birth',
        'membership_start',
        'active',
      ])('in a customer is 422 for %s', async (field) => {
        const body = customerFields({ [field]: text });
        expectInvalid(await contract.owner.api.post('/customers', body), `body.${field}`);
        const patch = { [field]: text };
        expectInvalid(await contract.owner.api.patch(`/customers/${customer.id}`, patch), `body.${field}`);
      });

      it('at sign-in is 4xx for user name and password', async () => {
        for (const fields of [
          { username: text, password: 'x' },
          { username: contract.owner.email, password: text },
        ]) {
          const answer = await contract.api.post('/auth/login', fields);
          expectProblem(answer, answer.status);
          expect([400, 422]).toContain(answer.status);
        }
      });

      it('in an unknown field is ignored', async () => {
        const body = customerFields({ [`x${text}`]: text, gym_id: text });
        expect((await contract.owner.api.post('/customers', body)).status).toBe(201);
      });
    });

    it.each(['search', 'first_name', 'last_name', 'email', 'active', 'min_age', 'limit', 'offset'])(
      'a NUL in the filter %s is answered with 422',
      async (name) => {
        expectInvalid(await contract.owner.api.get(`/customers?${name}=a%00bc`), `query.${name}`);
      },
    );

    it.each(['search', 'first_name', 'last_name', 'email'])(
      'a lone surrogate in the filter %s is not answered with 500',
      async (name) => {
        expect((await contract.owner.api.get(`/customers?${name}=%ED%A0%80abc`)).status).toBeLessThan(500);
      },
    );

    it.each(IMPOSSIBLE_IDS)('the id %s is 404', async (id) => {
      for (const method of ['GET', 'PATCH', 'DELETE'])
        expectProblem(
          await contract.owner.api.send(method, `/customers/${id}`, method === 'PATCH' ? { json: {} } : {}),
          404,
          'Customer not found',
        );
    });

    it.each(['9223372036854775807', '9223372036854775808', '99999999999999999999', '1e30'])(
      'the offset %s is 4xx or an empty page, no 500',
      async (offset) => {
        const answer = await contract.owner.api.get(`/customers?offset=${offset}`);
        if (answer.status !== 200) expectProblem(answer, 422);
      },
    );

    it('the offset 2^31 is an empty page', async () => {
      const page = await contract.owner.api.get<Customer[]>('/customers?offset=2147483648');
      expect(expectStatus(page, 200)).toEqual([]);
    });

    it.each(['200', '1000', '9999', '2147483648', '9223372036854775808', '99999999999999999999'])(
      'the age %s is 4xx or matches by what it says, no 500',
      async (age) => {
        for (const name of ['min_age', 'max_age']) {
          const answer = await contract.owner.api.get(`/customers?${name}=${age}`);
          if (answer.status !== 200) expectProblem(answer, 422);
        }
      },
    );
  });
}
