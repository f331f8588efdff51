import { type Gym, type Problem } from '../support/api-client';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { buildGym, expectStatus, gymFields, newEmail, signIn, type SignedUpGym } from '../support/factories';
import { type Contract } from './describe-contract';
import { emailOf, GYM_TEXT_LIMITS, NOT_A_CURRENCY, NOT_A_FEE, NOT_AN_EMAIL } from './limits';

const CANARY = 'canary-password-4f1c';

export function describeAuth(contract: Contract): void {
  describe('POST /auth/signup', () => {
    const signUp = (overrides: object) => contract.api.post('/auth/signup', gymFields(overrides));

    it('answers 201 with the gym and its defaults, and without the password', async () => {
      const { gym, email } = await buildGym(contract.api, { password: CANARY });
      expect(gym).toMatchObject({
        name: 'Iron Temple',
        email,
        address: null,
        description: null,
        gym_type: null,
        monthly_fee_cents: 4900,
        currency: 'EUR',
      });
      expect(Number.isInteger(gym.id)).toBe(true);
      for (const timestamp of [gym.created_at, gym.updated_at]) {
        expect(timestamp).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
      }
      expect(Object.keys(gym).filter((name) => /password|hash/.test(name))).toEqual([]);
      expect(JSON.stringify(gym)).not.toContain(CANARY);
    });

    it('accepts every field at its maximum length, trims names and e-mails, and upper-cases the currency', async () => {
      const longest = Object.fromEntries(GYM_TEXT_LIMITS.map(([field, limit]) => [field, 'ß'.repeat(limit)]));
      const email = newEmail();
      const { gym } = await buildGym(contract.api, {
        ...longest,
        name: ` ${longest.name}\n`,
        email: `  ${email} `,
        password: 'p'.repeat(72),
        monthly_fee_cents: 2_147_483_647,
        currency: 'jpy',
      });
      expect(gym).toMatchObject({ ...longest, email, monthly_fee_cents: 2_147_483_647, currency: 'JPY' });
    });

    it('counts characters, not bytes or UTF-16 units', async () => {
      const { gym } = await buildGym(contract.api, { name: '🏋'.repeat(255) });
      expect(gym.name).toBe('🏋'.repeat(255));
      expectInvalid(await signUp({ name: '🏋'.repeat(256) }), 'body.name');
    });

    it('accepts a fee as a numeric string, and empty strings or null for optional text', async () => {
      const { gym } = await buildGym(contract.api, {
        monthly_fee_cents: '75',
        address: '',
        description: null,
      });
      expect(gym).toMatchObject({ monthly_fee_cents: 75, address: '', description: null });
    });

    it('ignores unknown and read-only fields', async () => {
      const { gym } = await buildGym(contract.api, {
        id: 1,
        created_at: '2001-01-01T00:00:00Z',
        updated_at: '2001-01-01T00:00:00Z',
        role: 'admin',
        nested: { deep: [1, 2, 3] },
      });
      expect(gym.id).not.toBe(1);
      expect(gym.created_at).not.toMatch(/^2001/);
      expect(gym).not.toHaveProperty('role');
    });

    it.each(GYM_TEXT_LIMITS)('answers 422 for a %s of more than %i characters', async (field, limit) => {
      expectInvalid(await signUp({ [field]: 'x'.repeat(limit + 1) }), `body.${field}`);
    });

    it('accepts an e-mail address of 254 characters, the most that mail allows, and refuses one of 256', async () => {
      const { gym } = await buildGym(contract.api, { email: emailOf(254) });
      expect(gym.email).toHaveLength(254);
      expectInvalid(await signUp({ email: emailOf(256) }), 'body.email');
    });

    it.each(['name', 'email', 'password', 'monthly_fee_cents', 'currency'])(
      'answers 422 without %s, and with null for it',
      async (field) => {
        expectInvalid(await signUp({ [field]: undefined }), `body.${field}`);
        expectInvalid(await signUp({ [field]: null }), `body.${field}`);
      },
    );

    it.each([
      ['empty', ''],
      ['blank', ' \t '],
      ['a number', 5],
      ['a list', ['Gym']],
      ['an object', {}],
    ])('answers 422 for a name that is %s', async (_, name) => {
      expectInvalid(await signUp({ name }), 'body.name');
    });

    it.each(NOT_A_FEE)('answers 422 for a fee that is %s', async (_, fee) => {
      expectInvalid(await signUp({ monthly_fee_cents: fee }), 'body.monthly_fee_cents');
    });

    it.each(NOT_A_CURRENCY)('answers 422 for a currency that is %s', async (_, currency) => {
      expectInvalid(await signUp({ currency }), 'body.currency');
    });

    it.each(NOT_AN_EMAIL)('answers 422 for an e-mail address that is %s', async (_, email) => {
      expectInvalid(await signUp({ email }), 'body.email');
    });

    it('names every wrong field at once', async () => {
      const answer = await signUp({ name: '', email: 'x', currency: 'XYZ' });
      for (const field of ['name', 'email', 'currency']) expectInvalid(answer, `body.${field}`);
    });
  });

  describe('POST /auth/login', () => {
    let owner: SignedUpGym;
    beforeAll(async () => {
      owner = await buildGym(contract.api, { password: CANARY });
    });

    const logIn = (form: Record<string, string>) => contract.api.send('POST', '/auth/login', { form });

    it('answers a form with a bearer token for the gym', async () => {
      const form = { username: owner.email, password: CANARY };
      const answer = await contract.api.send<Record<string, unknown>>('POST', '/auth/login', { form });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ access_token: expect.any(String), token_type: 'bearer' });
      const { body } = await contract.api.as(String(answer.body.access_token)).get<Gym>('/gyms/me');
      expect(body.id).toBe(owner.gym.id);
    });

    it('accepts the additional fields of OAuth2 clients', async () => {
      const form = { grant_type: 'password', username: owner.email, password: CANARY };
      const answer = await logIn({ ...form, scope: '', client_id: 'spa', client_secret: '' });
      expect(answer.status).toBe(200);
    });

    it('accepts the same fields as JSON', async () => {
      const answer = await contract.api.post('/auth/login', { username: owner.email, password: CANARY });
      expect(answer.status).toBe(200);
    });

    it('answers the same 400 for an unknown e-mail and for a wrong password', async () => {
      const wrong = await logIn({ username: owner.email, password: 'not the password' });
      const unknown = await logIn({ username: newEmail(), password: CANARY });
      expectProblem(wrong, 400, 'Incorrect email or password');
      expectProblem(unknown, 400, 'Incorrect email or password');
      expect({ ...unknown.body, request_id: '' }).toEqual({ ...wrong.body, request_id: '' });
    });

    it('compares passwords exactly, including case and white space', async () => {
      for (const password of [CANARY.toUpperCase(), ` ${CANARY}`, `${CANARY} `]) {
        expectProblem(await logIn({ username: owner.email, password }), 400);
      }
    });

    it.each<[string, Record<string, string>, string]>([
      ['without a user name', { password: 'x' }, 'body.username'],
      ['without a password', { username: 'a@example.com' }, 'body.password'],
      [
        'for another flow',
        { grant_type: 'client_credentials', username: 'a', password: 'b' },
        'body.grant_type',
      ],
    ])('answers 422 %s', async (_, form, place) => {
      expectInvalid(await logIn(form), place);
    });

    it('answers 422 to an empty body', async () => {
      expectInvalid(await contract.api.post('/auth/login'), 'body.username');
    });
  });

  describe('a deleted gym', () => {
    it('has no valid tokens and no sign-in, and its e-mail may sign up again', async () => {
      const first = await buildGym(contract.api);
      const customer = expectStatus<{ id: number } | Problem>(
        await first.api.post<{ id: number }>('/customers', {
          first_name: 'A',
          last_name: 'B',
          email: newEmail(),
        }),
        201,
      ) as { id: number };

      expect((await first.api.delete('/gyms/me')).status).toBe(204);

      for (const path of ['/gyms/me', '/customers', `/customers/${customer.id}`])
        expectProblem(await first.api.get(path), 401);
      const form = { username: first.email, password: first.password };
      expectProblem(await logIn(form), 400, 'Incorrect email or password');

      const second = await buildGym(contract.api, { email: first.email });
      expect(second.gym.id).not.toBe(first.gym.id);
      expectProblem(await second.api.get(`/customers/${customer.id}`), 404);
      expectProblem(await first.api.get('/gyms/me'), 401);
      expect(await signIn(contract.api, first.email, first.password)).toEqual(expect.any(String));
    });

    const logIn = (form: Record<string, string>) => contract.api.send('POST', '/auth/login', { form });
  });
}
