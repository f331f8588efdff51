import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type Customer, type Gym } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, customerFields, expectStatus, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

const ifMatch = (tag: string) => ({ headers: { 'If-Match': tag } });
const tagOf = async (path: string): Promise<string> =>
  (await owner.api.get(path)).headers.get('etag') ?? 'none';

describe('the ETag of a customer', () => {
  it('is the same from whichever request, and another one after a change', async () => {
    const created = await owner.api.post<Customer>('/customers', customerFields());
    const path = `/customers/${created.body.id}`;
    expect(created.headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(await tagOf(path)).toBe(created.headers.get('etag'));
    const changed = await owner.api.patch(path, { notes: 'changed' });
    expect(changed.headers.get('etag')).not.toBe(created.headers.get('etag'));
    expect(await tagOf(path)).toBe(changed.headers.get('etag'));
    expect((await owner.api.patch(path, {})).headers.get('etag')).toBe(changed.headers.get('etag'));
  });

  it('answers 304 to whoever has it already', async () => {
    const path = `/customers/${(await buildCustomer(owner.api)).id}`;
    const headers = { 'If-None-Match': await tagOf(path), Authorization: `Bearer ${owner.token}` };
    // Not by fetch, which adds a Cache-Control that asks for the whole answer.
    const asked = get(`${test.api.baseUrl}${test.api.prefix}${path}`, { headers, agent: false });
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(304);
  });

  it('lets the version be changed that was read, and no other', async () => {
    const path = `/customers/${(await buildCustomer(owner.api)).id}`;
    const read = await tagOf(path);
    expectStatus(await owner.api.patch<Customer>(path, { notes: 'first' }, ifMatch(read)), 200);
    const late = await owner.api.patch(path, { notes: 'second' }, ifMatch(read));
    expectProblem(late, 412);
    expect(late.body.code).toBe('precondition_failed');
    expectProblem(await owner.api.delete(path, ifMatch(read)), 412);
    expect((await owner.api.get<Customer>(path)).body.notes).toBe('first');
    expect((await owner.api.delete(path, ifMatch(await tagOf(path)))).status).toBe(204);
  });

  it.each([
    ['any version', () => '*', 200],
    ['one of several', (tag: string) => `"other", ${tag}`, 200],
    ['a weak tag', (tag: string) => `W/${tag}`, 412],
    ['nonsense', () => 'nonsense', 412],
    ['nothing', () => '', 412],
  ])('is compared as RFC 9110 says with %s', async (_, header, status) => {
    const path = `/customers/${(await buildCustomer(owner.api)).id}`;
    const answer = await owner.api.patch(path, { notes: 'x' }, ifMatch(header(await tagOf(path))));
    expect(answer.status).toBe(status);
  });

  it('does not matter to clients that do not send it', async () => {
    const path = `/customers/${(await buildCustomer(owner.api)).id}`;
    expectStatus(await owner.api.patch<Customer>(path, { notes: 'x' }), 200);
    expect((await owner.api.delete(path)).status).toBe(204);
  });

  it('comes after 401, 404 and 422', async () => {
    const path = `/customers/${(await buildCustomer(owner.api)).id}`;
    expectProblem(await test.api.patch(path, {}, ifMatch('"x"')), 401);
    expectProblem(await owner.api.patch('/customers/2147483646', {}, ifMatch('"x"')), 404);
    expectProblem(await owner.api.delete('/customers/2147483646', ifMatch('"x"')), 404);
    expectProblem(await owner.api.patch(path, { first_name: null }, ifMatch('"x"')), 422);
  });

  it('keeps a hundred edits at a time from losing one', async () => {
    const path = `/customers/${(await buildCustomer(owner.api, { notes: '' })).id}`;
    const add = async (number: number): Promise<void> => {
      for (;;) {
        const { headers, body } = await owner.api.get<Customer>(path);
        const notes = `${body.notes} ${number}`;
        const { status } = await owner.api.patch(path, { notes }, ifMatch(headers.get('etag')!));
        if (status === 200) return;
        if (status !== 412) throw new Error(`answered ${status}`);
      }
    };
    // Ten at a time, each ten times.
    await Promise.all(
      Array.from({ length: 10 }, async (_, client) => {
        for (let time = 0; time < 10; time++) await add(client * 10 + time);
      }),
    );
    const { notes } = (await owner.api.get<Customer>(path)).body;
    const numbers = notes!.trim().split(' ').map(Number);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 100 }, (_, index) => index),
    );
  }, 120_000);
});

describe('the ETag of a gym', () => {
  it('guards its changes and its deletion', async () => {
    const { api } = await buildGym(test.api);
    const read = (await api.get('/gyms/me')).headers.get('etag')!;
    expectStatus(await api.patch<Gym>('/gyms/me', { name: 'Steel' }, ifMatch(read)), 200);
    expectProblem(await api.patch('/gyms/me', { name: 'Stone' }, ifMatch(read)), 412);
    expectProblem(await api.delete('/gyms/me', ifMatch(read)), 412);
    const now = (await api.get('/gyms/me')).headers.get('etag')!;
    expect((await api.delete('/gyms/me', ifMatch(now))).status).toBe(204);
  });
});
