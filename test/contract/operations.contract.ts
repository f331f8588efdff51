import { isDeepStrictEqual } from 'node:util';
import { buildCustomer, newEmail } from '../support/factories';
import { type Contract } from './describe-contract';

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { responses: object; security?: object[] }>>;
  components: {
    schemas: Record<string, { properties: object }>;
    securitySchemes: Record<string, SecurityScheme>;
  };
}
interface SecurityScheme {
  type: string;
  flows?: { password?: { tokenUrl: string } };
}

const BUCKETS = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2', '5', '10', '+Inf'];

export function describeOperations(contract: Contract): void {
  describe('GET /health', () => {
    it.each(['/health', '/health/live', '/health/ready'])('%s answers ok without a token', async (path) => {
      const answer = await contract.api.root.get<{ status: string }>(path);
      expect(answer.status).toBe(200);
      expect(answer.body.status).toBe('ok');
    });
  });

  describe('GET /metrics', () => {
    /** Value of the series with exactly these labels, or undefined. */
    async function series(name: string, labels: Record<string, string>): Promise<number | undefined> {
      const { text } = await contract.api.root.get('/metrics');
      for (const line of text.split('\n')) {
        const [, metric, inner = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
        const pairs = inner.matchAll(/(\w+)="([^"]*)"/g);
        const found = Object.fromEntries([...pairs].map(([, label, of]) => [label, of]));
        if (metric === name && isDeepStrictEqual(found, labels)) return Number(value);
      }
      return undefined;
    }
    const template = (path: string) => contract.api.prefix + path;

    it('is Prometheus text', async () => {
      const answer = await contract.api.root.get('/metrics');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(answer.text).toMatch(/^# TYPE http_requests_total counter$/m);
      expect(answer.text).toMatch(/^# TYPE http_request_duration_seconds histogram$/m);
    });

    it.each<[string, () => Promise<unknown>, Record<string, string>]>([
      [
        'a list',
        () => contract.owner.api.get('/customers?limit=1'),
        { method: 'GET', path: '/customers', status_code: '200' },
      ],
      [
        'a creation',
        () => buildCustomer(contract.owner.api),
        { method: 'POST', path: '/customers', status_code: '201' },
      ],
      [
        'a customer that does not exist',
        () => contract.owner.api.get('/customers/2147483646'),
        { method: 'GET', path: '/customers/{id}', status_code: '404' },
      ],
      [
        'a missing token',
        () => contract.api.get('/gyms/me'),
        { method: 'GET', path: '/gyms/me', status_code: '401' },
      ],
      [
        'bad JSON',
        () =>
          contract.owner.api.post('/customers', undefined, { raw: { type: 'application/json', body: '{' } }),
        { method: 'POST', path: '/customers', status_code: '422' },
      ],
      [
        'a refused sign-in',
        () => contract.api.post('/auth/login', { username: newEmail(), password: 'wrong' }),
        { method: 'POST', path: '/auth/login', status_code: '400' },
      ],
    ])('counts and times %s by method, route template and status', async (_, ask, { path = '', ...rest }) => {
      const labels = { ...rest, path: template(path) };
      const before = (await series('http_requests_total', labels)) ?? 0;
      const timedBefore = (await series('http_request_duration_seconds_count', labels)) ?? 0;
      await ask();
      expect(await series('http_requests_total', labels)).toBeGreaterThan(before);
      expect(await series('http_request_duration_seconds_count', labels)).toBeGreaterThan(timedBefore);
    });

    it('has the histogram buckets of the original service', async () => {
      await contract.owner.api.get('/gyms/me');
      const { text } = await contract.api.root.get('/metrics');
      const found = text
        .split('\n')
        .filter(
          (line) => line.startsWith('http_request_duration_seconds_bucket') && line.includes('/gyms/me"'),
        )
        .map((line) => /le="([^"]+)"/.exec(line)?.[1]);
      expect([...new Set(found)]).toEqual(BUCKETS);
    });

    it('has no time series for unknown paths or for single ids', async () => {
      await contract.owner.api.get('/no-such-route-7c1d');
      await contract.owner.api.get('/customers/2147483645');
      const { text } = await contract.api.root.get('/metrics');
      expect(text).not.toMatch(/no-such-route-7c1d|2147483645/);
    });
  });

  describe('the documentation', () => {
    it('has Swagger UI at /docs', async () => {
      const { status, headers } = await contract.api.root.get('/docs');
      if (status !== 200) expect(headers.get('location')).toMatch(/\/docs\/$/);
      const page = await contract.api.root.get(status === 200 ? '/docs' : '/docs/');
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page.text).toContain('swagger');
    });

    it('describes every route of the contract as OpenAPI 3.1 at /openapi.json', async () => {
      const { status, body } = await contract.api.root.get<OpenApi>('/openapi.json');
      expect(status).toBe(200);
      expect(body.openapi).toMatch(/^3\.1\./);
      const { prefix } = contract.api;
      const routes = Object.entries(body.paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(routes).toEqual(
        expect.arrayContaining([
          `POST ${prefix}/auth/signup`,
          `POST ${prefix}/auth/login`,
          `GET ${prefix}/gyms/me`,
          `PATCH ${prefix}/gyms/me`,
          `DELETE ${prefix}/gyms/me`,
          `POST ${prefix}/customers`,
          `GET ${prefix}/customers`,
          `GET ${prefix}/customers/{id}`,
          `PATCH ${prefix}/customers/{id}`,
          `DELETE ${prefix}/customers/{id}`,
          'GET /health',
          'GET /metrics',
        ]),
      );
    });

    it('contains the token URL', async () => {
      const { body } = await contract.api.root.get<OpenApi>('/openapi.json');
      const oauth = Object.values(body.components.securitySchemes).find(({ type }) => type === 'oauth2');
      expect(oauth?.flows?.password?.tokenUrl).toBe(`${contract.api.prefix}/auth/login`);
    });
  });

  describe('CORS', () => {
    const preflight = (origin: string) =>
      contract.api.send('OPTIONS', '/customers', {
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PATCH',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });

    it('allows only configured origins', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://localhost:5173.evil.example']) {
        expect((await preflight(origin)).headers.get('access-control-allow-origin')).not.toBe(origin);
        const answer = await contract.api.get('/customers', { headers: { Origin: origin } });
        expect([origin, '*']).not.toContain(answer.headers.get('access-control-allow-origin'));
      }
    });
  });
}
