import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import express from 'express';
import { RefreshCookie } from './refresh-cookie';

const TOKENS = {
  access_token: 'access',
  token_type: 'bearer' as const,
  expires_in: 60,
  refresh_token: 'refresh',
  refresh_expires_in: 3600,
};

describe('the refresh cookie', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const cookie = new RefreshCookie(loadConfig({ API_PREFIX: '/gyms/v1' }));
    const app = express()
      .get('/read', (request, response) => response.json({ token: cookie.read(request) }))
      .get('/write', (_, response) => response.json(cookie.write(response, TOKENS)))
      .get('/clear', (_, response) => {
        cookie.clear(response);
        response.end();
      });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const attributesOf = ({ headers }: Response): string[] => headers.get('set-cookie')?.split('; ') ?? [];
  const read = async (headers: Record<string, string>) => (await fetch(`${url}/read`, { headers })).json();

  it('is out of reach of scripts and other sites, goes to /auth alone and ends with the session', async () => {
    const attributes = attributesOf(await fetch(`${url}/write`));
    expect(attributes.filter((attribute) => !attribute.startsWith('Expires='))).toEqual([
      '__Secure-refresh_token=refresh',
      'Max-Age=3600',
      'Path=/gyms/v1/auth',
      'HttpOnly',
      'Secure',
      'SameSite=Strict',
    ]);
  });

  it('has the refresh token instead of the body', async () => {
    const { refresh_token: _, ...others } = TOKENS;
    expect(await (await fetch(`${url}/write`)).json()).toEqual(others);
  });

  it('counts in a request that says who makes it', async () => {
    const Cookie = 'other=1; __Secure-refresh_token=refresh';
    expect(await read({ Cookie, 'X-Requested-With': 'fetch' })).toEqual({ token: 'refresh' });
  });

  it('does not count in a request that another site can have a browser send', async () => {
    expect(await read({ Cookie: '__Secure-refresh_token=refresh' })).toEqual({});
  });

  it('is not there in a request without cookies', async () => {
    expect(await read({ 'X-Requested-With': 'fetch' })).toEqual({});
  });

  it('is removed where it was set', async () => {
    const attributes = attributesOf(await fetch(`${url}/clear`));
    expect(attributes).toEqual(
      expect.arrayContaining([
        '__Secure-refresh_token=',
        'Path=/gyms/v1/auth',
        'Secure',
        'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      ]),
    );
  });
});
