import { startTestApp } from './support/app';
import { expectInvalid, expectProblem } from './support/expect-problem';

describe('API_PREFIX', () => {
  it.each([
    ['/api/v1', '/api/v1'],
    ['api/v1/', '/api/v1'],
    ['//api/v1', '/api/v1'],
    [' /api/v1 ', '/api/v1'],
    ['/', ''],
  ])('"%s" serves the API under "%s", and the documentation follows', async (API_PREFIX, prefix) => {
    const prefixed = await startTestApp({ API_PREFIX });
    const { api } = prefixed;
    try {
      expect(api.prefix).toBe(prefix);
      expectInvalid(await api.post('/auth/login', {}), 'body.username');
      expectProblem(await api.get('/customers'), 401);
      expect((await api.root.get('/health')).status).toBe(200);
      expect((await api.root.get('/metrics')).text).toContain('http_requests_total');
      const { body } = await api.root.get<{ paths: object; components: { securitySchemes: object } }>(
        '/openapi.json',
      );
      expect(Object.keys(body.paths)).toEqual(
        expect.arrayContaining([`${prefix}/customers/{id}`, '/health', '/metrics']),
      );
      expect(JSON.stringify(body.components.securitySchemes)).toContain(`"tokenUrl":"${prefix}/auth/login"`);
    } finally {
      await prefixed.stop();
    }
  });
});
