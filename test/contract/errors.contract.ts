import { gzipSync } from 'node:zlib';
import { expectInvalid, expectProblem } from '../support/expect-problem';
import { buildCustomer, customerFields, gymFields } from '../support/factories';
import { type Contract } from './describe-contract';

const CANARY = 'canary-9e07';

export function describeErrors(contract: Contract): void {
  describe('errors', () => {
    const postRaw = (type: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
      contract.owner.api.send('POST', '/customers', { raw: { type, body }, headers });

    it('contain the path without the query, and the request id of the header', async () => {
      const headers = { 'X-Request-Id': 'chosen-by-the-client.1' };
      const answer = await contract.owner.api.get('/customers?limit=0', { headers });
      expectProblem(answer, 422);
      expect(answer.body.instance).toBe(`${contract.api.prefix}/customers`);
      expect(answer.body.request_id).toBe('chosen-by-the-client.1');
    });

    it.each([
      '{',
      '{"a":1,}',
      "{'a':1}",
      '{"first_name":"\\x"}',
      `{"password":"${CANARY}`,
      '\u0000',
      '{"a":NaN}',
    ])('answers 422 to the malformed JSON %j', async (json) => {
      const answer = await postRaw('application/json', json);
      expectInvalid(answer, 'body');
      expect(answer.text).not.toContain(CANARY);
    });

    it('answers 422 to JSON nested a thousand levels deep', async () => {
      expectProblem(await postRaw('application/json', '['.repeat(1000) + ']'.repeat(1000)), 422);
      expectProblem(await postRaw('application/json', '{"a":'.repeat(1000) + '1' + '}'.repeat(1000)), 422);
    });

    it.each(['/nothing', '/customers/1/nothing', '/auth', '/'])(
      'answers 404 for the path %s',
      async (path) => {
        expectProblem(await contract.owner.api.get(path), 404);
        expectProblem(await contract.api.get(path), 404);
      },
    );

    it.each([
      ['PUT', '/customers', ['GET', 'HEAD', 'POST']],
      ['DELETE', '/customers', ['GET', 'HEAD', 'POST']],
      ['POST', '/customers/1', ['DELETE', 'GET', 'HEAD', 'PATCH']],
      ['POST', '/gyms/me', ['DELETE', 'GET', 'HEAD', 'PATCH']],
      ['GET', '/auth/login', ['POST']],
      ['GET', '/auth/signup', ['POST']],
    ])('answers 405 to %s %s, with the allowed methods in Allow', async (method, path, allowed) => {
      const answer = await contract.owner.api.send(method, path);
      expectProblem(answer, 405);
      expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(allowed);
    });

    it('answers 405 outside the prefix too', async () => {
      expectProblem(await contract.api.root.post('/health', {}), 405);
      expectProblem(await contract.api.root.delete('/metrics'), 405);
    });

    it('answers 413 to a body of more than 100 kB and accepts a smaller one', async () => {
      expectProblem(await postRaw('application/json', JSON.stringify({ notes: 'x'.repeat(3_000_000) })), 413);
      const padding = 'x'.repeat(100 * 1024 - 500);
      const fitting = JSON.stringify({ ...customerFields(), padding });
      expect((await postRaw('application/json', fitting)).status).toBe(201);
    });

    it('answers 413 to a compressed body that expands beyond the limit', async () => {
      const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
      expectProblem(await postRaw('application/json', bomb, { 'Content-Encoding': 'gzip' }), 413);
    });

    it.each([
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/jsonp',
    ])('answers 415 to %s', async (type) => {
      expectProblem(await postRaw(type, 'first_name=Ada'), 415);
    });

    it('answers 415 to an unsupported charset or encoding', async () => {
      const json = JSON.stringify(customerFields());
      expectProblem(await postRaw('application/json; charset=latin1', json), 415);
      expectProblem(await postRaw('application/json', json, { 'Content-Encoding': 'br2' }), 415);
    });

    it('accepts JSON with charset UTF-8, and compressed', async () => {
      const json = JSON.stringify(customerFields({ first_name: 'Zoë' }));
      expect((await postRaw('application/json; charset=utf-8', json)).text).toContain('Zoë');
      expect((await postRaw('application/json', gzipSync(json), { 'Content-Encoding': 'gzip' })).status).toBe(
        201,
      );
    });

    it.each([
      '/customers/%',
      '/customers/%zz',
      '/customers/%ff',
      '/%c0%af',
      '/customers?search=%',
      '/customers?search=%ff',
    ])('answers the malformed percent-encoding in %s without a server error', async (path) => {
      const answer = await contract.owner.api.get(path);
      if (answer.status !== 200) expectProblem(answer, answer.status);
      expect(answer.status).toBeLessThan(500);
    });

    it('never echo input', async () => {
      const { id } = await buildCustomer(contract.owner.api);
      const attempts = [
        contract.api.post(
          '/auth/signup',
          gymFields({ password: CANARY, email: `${CANARY}@`, name: CANARY.repeat(99) }),
        ),
        contract.api.post('/auth/signup', gymFields({ password: CANARY.repeat(9), currency: CANARY })),
        contract.api.post('/auth/login', { username: { [CANARY]: 1 }, password: [CANARY] }),
        contract.api.post('/auth/login', { username: 'nobody@example.com', password: CANARY }),
        contract.owner.api.post('/customers', {
          first_name: { a: CANARY },
          notes: [CANARY],
          date_of_birth: CANARY,
        }),
        contract.owner.api.patch(`/customers/${id}`, {
          email: CANARY,
          active: CANARY,
          membership_end: CANARY,
        }),
        contract.owner.api.get(`/customers?active=${CANARY}&limit=${CANARY}&min_age=${CANARY}`),
        contract.owner.api.as(CANARY).get('/gyms/me'),
        postRaw(`text/${CANARY}`, CANARY),
        postRaw('application/json', CANARY),
      ];
      for (const answer of await Promise.all(attempts)) {
        expectProblem(answer, answer.status);
        expect(answer.text).not.toContain(CANARY);
      }
    });
  });
}
