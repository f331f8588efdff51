import { type Gym } from '../support/api-client';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { expectStatus, newEmail, signIn } from '../support/factories';
import { type Contract } from './describe-contract';
import { GYM_TEXT_LIMITS, NOT_A_CURRENCY, NOT_A_FEE } from './limits';

export function describeGyms(contract: Contract): void {
  describe('/gyms/me', () => {
    const read = async () => expectStatus(await contract.owner.api.get<Gym>('/gyms/me'), 200);
    const change = async (fields: object) =>
      expectStatus(await contract.owner.api.patch<Gym>('/gyms/me', fields), 200);

    it('GET returns the gym with exactly the fields of the signup answer', async () => {
      expect(await read()).toEqual(contract.owner.gym);
    });

    it('PATCH changes only the fields in the body', async () => {
      const before = await read();
      const changes = {
        name: 'New Name',
        address: '1 Barbell Street',
        monthly_fee_cents: 0,
        currency: 'usd',
      };
      const after = await change(changes);
      expect(after).toEqual({ ...before, ...changes, currency: 'USD', updated_at: after.updated_at });
      expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
      expect(await read()).toEqual(after);
    });

    it('PATCH accepts every field at its maximum length', async () => {
      const longest = Object.fromEntries(GYM_TEXT_LIMITS.map(([field, limit]) => [field, 'x'.repeat(limit)]));
      expect(await change({ ...longest, monthly_fee_cents: '2147483647' })).toMatchObject({
        ...longest,
        monthly_fee_cents: 2_147_483_647,
      });
    });

    it('PATCH clears nullable fields with null, and stores empty strings', async () => {
      await change({ address: 'a', description: 'd', gym_type: 'g' });
      expect(await change({ address: null, description: null, gym_type: '' })).toMatchObject({
        address: null,
        description: null,
        gym_type: '',
      });
    });

    it.each([
      ['{}', () => Promise.resolve({})],
      ['the whole gym as it was read', () => read()],
      ['unknown fields', () => Promise.resolve({ colour: 'red' })],
    ])('PATCH of %s changes nothing, updated_at included', async (_, fields) => {
      const before = await read();
      expect(await change(await fields())).toEqual(before);
      expect(await read()).toEqual(before);
    });

    it('PATCH never changes e-mail, password, id or timestamps', async () => {
      const before = await read();
      const after = await change({
        email: newEmail(),
        password: 'another password',
        id: before.id + 1,
        created_at: '2001-01-01T00:00:00Z',
        updated_at: '2001-01-01T00:00:00Z',
      });
      expect(after).toEqual(before);
      expect(await signIn(contract.api, contract.owner.email, contract.owner.password)).toEqual(
        expect.any(String),
      );
    });

    it.each(GYM_TEXT_LIMITS)(
      'PATCH answers 422 for a %s of more than %i characters',
      async (field, limit) => {
        expectInvalid(
          await contract.owner.api.patch('/gyms/me', { [field]: 'x'.repeat(limit + 1) }),
          `body.${field}`,
        );
      },
    );

    it.each(['name', 'monthly_fee_cents', 'currency'])('PATCH answers 422 for null as %s', async (field) => {
      expectInvalid(await contract.owner.api.patch('/gyms/me', { [field]: null }), `body.${field}`);
    });

    it.each(NOT_A_FEE)('PATCH answers 422 for a fee that is %s', async (_, fee) => {
      expectInvalid(
        await contract.owner.api.patch('/gyms/me', { monthly_fee_cents: fee }),
        'body.monthly_fee_cents',
      );
    });

    it.each(NOT_A_CURRENCY)('PATCH answers 422 for a currency that is %s', async (_, currency) => {
      expectInvalid(await contract.owner.api.patch('/gyms/me', { currency }), 'body.currency');
    });

    it.each(['', '  '])('PATCH answers 422 for the blank name "%s"', async (name) => {
      expectInvalid(await contract.owner.api.patch('/gyms/me', { name }), 'body.name');
    });

    it('PATCH with one invalid field changes nothing', async () => {
      const before = await read();
      expectProblem(await contract.owner.api.patch('/gyms/me', { name: 'Half', currency: 'XYZ' }), 422);
      expect(await read()).toEqual(before);
    });

    it('answers 401 without a token', async () => {
      for (const method of ['GET', 'PATCH', 'DELETE'])
        expectProblem(await contract.api.send(method, '/gyms/me'), 401);
    });
  });
}
