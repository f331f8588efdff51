/**
 * The ceiling: what this machine, Node and PostgreSQL can do at most, to compare ours with. A server written by hand for the
 * bench alone: it answers the same questions by the same statements with the same JSON, and does nothing else. It checks the
 * token's signature and end; it does not validate, limit, log, count, trace, or keep gyms apart by row-level security.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { checkIn } from './ceiling-check-in';
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  getGym,
  listCustomers,
  patchCustomer,
} from './ceiling-statements';
import { signIn } from './ceiling-sign-in';
import { inProcesses } from './in-processes';
import { JWT_SECRET } from './processes';

interface Claims {
  gym_id: number;
  exp: number;
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const PREFIX = '/api/v1';
const NOT_FOUND: Answer = { status: 404 };

async function answer(request: IncomingMessage): Promise<Answer> {
  const { method, url = '' } = request;
  if (url === '/health') return { status: 200, body: health() };
  if (url === `${PREFIX}/auth/login`)
    return {
      status: 200,
      body: await signIn(JSON.parse(await text(request)) as Parameters<typeof signIn>[0]),
    };
  const claims = verify(request.headers.authorization);
  if (!claims) return { status: 401 };
  if (url === `${PREFIX}/gyms/me`) return { status: 200, body: await getGym(claims.gym_id) };
  if (url === `${PREFIX}/check-ins`)
    return { status: 201, body: await checkIn(claims.gym_id, JSON.parse(await text(request)) as object) };
  if (!url.startsWith(`${PREFIX}/customers`)) return NOT_FOUND;

  const [path = '', query = ''] = url.slice(`${PREFIX}/customers`.length).split('?');
  if (path === '') {
    if (method === 'POST')
      return {
        status: 201,
        body: await createCustomer(claims.gym_id, JSON.parse(await text(request)) as object),
      };
    const { customers, cursor } = await listCustomers(claims.gym_id, new URLSearchParams(query));
    return { status: 200, body: customers, headers: cursor === undefined ? {} : { 'x-next-cursor': cursor } };
  }
  const id = Number(path.slice(1));
  if (method === 'DELETE') return { status: (await deleteCustomer(claims.gym_id, id)) ? 204 : 404 };
  const customer =
    method === 'PATCH'
      ? await patchCustomer(claims.gym_id, id, JSON.parse(await text(request)) as object)
      : await getCustomer(claims.gym_id, id);
  return customer ? { status: 200, body: customer } : NOT_FOUND;
}

const health = () => ({
  status: 'ok',
  version: '0.0.0',
  commit: 'unknown',
  uptime_seconds: Math.floor(process.uptime()),
});

/** The claims of a token that was signed with our key by HS256 and has not expired. */
function verify(authorization = ''): Claims | undefined {
  const [header, payload, signature = ''] = authorization.slice('Bearer '.length).split('.');
  const expected = createHmac('sha256', JWT_SECRET).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Claims;
  return claims.exp * 1_000 > Date.now() ? claims : undefined;
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body === undefined) return void response.writeHead(status, { 'content-length': 0 }).end();
  const json = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(json),
      ...headers,
    })
    .end(json);
}

inProcesses(() => {
  createServer((request, response) => {
    answer(request).then(
      (result) => send(response, result),
      (error: unknown) => {
        console.error(error);
        send(response, { status: 500 });
      },
    );
  }).listen(Number(process.env.PORT), '127.0.0.1');
});
