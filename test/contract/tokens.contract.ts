import { createHmac } from 'node:crypto';
import { expectProblem } from '../support/expect-problem';
import { buildCustomer } from '../support/factories';
import { type Contract } from './describe-contract';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string | undefined): object =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as object;

export function describeTokens(contract: Contract): void {
  describe('access tokens', () => {
    it('are HS256 JWTs with a subject, which expire within an hour or as configured', () => {
      const [header, payload] = contract.owner.token.split('.');
      expect(decode(header)).toMatchObject({ alg: 'HS256' });
      const { sub, exp } = decode(payload) as { sub: string; exp: number };
      expect(sub).toMatch(/^\d+$/);
      expect(exp).toBeGreaterThan(Date.now() / 1000);
    });

    it('are accepted with the scheme in any case, as HTTP says', async () => {
      const headers = { Authorization: `bearer ${contract.owner.token}` };
      expect((await contract.api.get('/gyms/me', { headers })).status).toBe(200);
    });

    it.each<[string, (token: string) => string]>([
      ['nothing', () => ''],
      ['no scheme', (token) => token],
      ['another scheme', (token) => `Basic ${token}`],
      ['the scheme alone', () => 'Bearer'],
      ['the scheme and a blank', () => 'Bearer '],
      ['garbage', () => 'Bearer garbage'],
      ['three dots', () => 'Bearer ...'],
      ['a token with something behind it', (token) => `Bearer ${token} garbage`],
      ['a token twice', (token) => `Bearer ${token} ${token}`],
      ['two tokens, by comma', (token) => `Bearer ${token}, Bearer ${token}`],
      ['a token with more characters', (token) => `Bearer ${token}AAAA`],
      ['a token without a signature', (token) => `Bearer ${token.split('.').slice(0, 2).join('.')}.`],
      ['quotes around it', (token) => `Bearer "${token}"`],
      ['algorithm none', (token) => `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`],
      [
        'another algorithm in the header',
        (token) => `Bearer ${encode({ alg: 'HS512', typ: 'JWT' })}.${token.split('.').slice(1).join('.')}`,
      ],
      [
        'a changed subject',
        (token) => {
          const [header, payload, signature] = token.split('.');
          return `Bearer ${header}.${encode({ ...decode(payload), sub: '2147483646' })}.${signature}`;
        },
      ],
      [
        "somebody else's signature",
        (token) => {
          const signed = token.split('.').slice(0, 2).join('.');
          const signature = createHmac('sha256', 'secret').update(signed).digest('base64url');
          return `Bearer ${signed}.${signature}`;
        },
      ],
    ])('answers 401 to %s', async (_, header) => {
      const headers = { Authorization: header(contract.owner.token) };
      expectProblem(await contract.api.get('/gyms/me', { headers }), 401);
    });

    it('are not read from the query or a cookie', async () => {
      const { token } = contract.owner;
      expectProblem(await contract.api.get(`/gyms/me?access_token=${token}&token=${token}`), 401);
      expectProblem(
        await contract.api.get('/gyms/me', { headers: { Cookie: `access_token=${token}` } }),
        401,
      );
    });
  });

  describe('the order of checks', () => {
    let customer: string;
    beforeAll(async () => {
      customer = `/customers/${(await buildCustomer(contract.owner.api)).id}`;
    });
    const BAD_JSON = { raw: { type: 'application/json', body: '{"first_name": ' } };
    const XML = { raw: { type: 'application/xml', body: '<customer/>' } };
    const HUGE = { json: { notes: 'x'.repeat(200_000) } };
    const INVALID = { json: { first_name: null } };
    const BODIES = { BAD_JSON, XML, HUGE, INVALID };

    it.each(Object.keys(BODIES) as (keyof typeof BODIES)[])(
      'answers 401 before any other error: %s',
      async (body) => {
        for (const path of ['/customers/2147483646', '/customers/abc', customer])
          expectProblem(await contract.api.send('PATCH', path, BODIES[body]), 401);
        expectProblem(await contract.api.send('POST', '/customers', BODIES[body]), 401);
        expectProblem(await contract.api.send('PATCH', '/gyms/me', BODIES[body]), 401);
      },
    );

    it('answers 401 also to invalid queries and ids', async () => {
      for (const path of ['/customers?limit=x', '/customers/abc', '/customers/99999999999999999999'])
        expectProblem(await contract.api.get(path), 401);
    });

    it.each(Object.keys(BODIES) as (keyof typeof BODIES)[])(
      'answers 404 before validating the body: %s',
      async (body) => {
        for (const id of [
          '2147483646',
          '2147483648',
          '9223372036854775808',
          '99999999999999999999',
          '0',
          '-1',
        ])
          expectProblem(
            await contract.owner.api.send('PATCH', `/customers/${id}`, BODIES[body]),
            404,
            'Customer not found',
          );
      },
    );

    it('validates the body when the customer exists', async () => {
      expectProblem(await contract.owner.api.send('PATCH', customer, BAD_JSON), 422);
      expectProblem(await contract.owner.api.send('PATCH', customer, XML), 415);
      expectProblem(await contract.owner.api.send('PATCH', customer, HUGE), 413);
      expectProblem(await contract.owner.api.send('PATCH', customer, INVALID), 422);
    });
  });
}
