import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import { startApp } from '@libs/platform/http';
import { Public } from '@libs/platform/identity';
import { Controller, Get, Module } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import { ApiModule } from '../apps/api/src/api.module';
import { WorkerModule } from '../apps/worker/src/worker.module';
import { type Answer, ApiClient } from './support/api-client';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import {
  buildCustomer,
  buildCustomerNote,
  buildDevice,
  buildGym,
  buildMembership,
  buildPlan,
  buildVisit,
  closureFields,
  expectStatus,
  newEmail,
  type SignedUpGym,
} from './support/factories';
import { buildPhoto } from './support/photos';
import { buildImport } from './support/imports';
import { buildSecondFactor } from './support/second-factor';
import { buildStaff } from './support/staff';

const NO_SUCH_ID = 2_147_483_646;

/** So many days after today: 1461 are four years. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Whether a list has an entry with this id. */
const hasEntry = async (api: ApiClient, path: string, id: number): Promise<boolean> =>
  (await api.get<{ id: number }[]>(path)).body.some((entry) => entry.id === id);

const buildClosure = async (api: ApiClient): Promise<{ id: number }> =>
  expectStatus(await api.post<{ id: number }>('/closures', closureFields()), 201);

const buildInvitation = async (api: ApiClient): Promise<{ id: number }> =>
  expectStatus(await api.post<{ id: number }>('/staff', { email: newEmail(), role: 'coach' }), 201);

/** A welcome mail, which has been sent. */
async function buildMail({ api }: SignedUpGym): Promise<{ id: number }> {
  const { id: customer_id } = await buildCustomer(api);
  const [mail] = await test.sql<{ id: number }>(
    `UPDATE mails SET status = 'sent', settled_at = now() WHERE customer_id = $1 RETURNING id::integer`,
    [customer_id],
  );
  return mail!;
}

const buildStaffWithSecondFactor = async (gym: SignedUpGym): Promise<{ id: number }> => {
  const member = await buildStaff(test, gym, 'coach');
  await buildSecondFactor(test, member.api, member.password);
  return member;
};

/** For every route with an id: how a gym comes by something with such an id. */
const MAKERS: Record<string, (gym: SignedUpGym) => Promise<{ id: number }>> = {
  '/customers/{id}': ({ api }) => buildCustomer(api),
  '/customers/{id}/history': ({ api }) => buildCustomer(api),
  '/customers/{id}/memberships': ({ api }) => buildCustomer(api),
  '/customers/{id}/merge': ({ api }) => buildCustomer(api),
  '/customers/{id}/notes': ({ api }) => buildCustomer(api),
  '/customer-notes/{id}': ({ api }) => buildCustomerNote(api),
  '/customers/{id}/photo': ({ api }) => buildPhoto(api),
  '/memberships/{id}': ({ api }) => buildMembership(api),
  '/memberships/{id}/renew': ({ api }) => buildMembership(api),
  '/memberships/{id}/change-plan': ({ api }) => buildMembership(api),
  '/memberships/{id}/freeze': ({ api }) => buildMembership(api),
  '/memberships/{id}/unfreeze': ({ api }) => buildMembership(api),
  '/memberships/{id}/cancel': ({ api }) => buildMembership(api),
  '/memberships/{id}/reinstate': ({ api }) => buildMembership(api),
  '/check-ins/{id}': ({ api }) => buildVisit(api),
  '/check-ins/{id}/check-out': ({ api }) => buildVisit(api),
  '/check-ins/{id}/void': ({ api }) => buildVisit(api),
  '/mass-freezes/{id}': async ({ api }) => {
    const days = { start_date: '2026-12-24', end_date: '2026-12-31' };
    return expectStatus(await api.post<{ id: number }>('/memberships/freeze-all', days), 202);
  },
  '/staff/{id}': (gym) => buildStaff(test, gym, 'coach'),
  '/staff/{id}/second-factor': (gym) => buildStaffWithSecondFactor(gym),
  '/staff-invitations/{id}': ({ api }) => buildInvitation(api),
  '/customers/{id}/export': ({ api }) => buildCustomer(api),
  '/customers/{id}/erase': ({ api }) => buildCustomer(api),
  '/imports/{id}': ({ api }) => buildImport(api),
  '/imports/{id}/dry-run': ({ api }) => buildImport(api),
  '/imports/{id}/commit': ({ api }) => buildImport(api),
  '/imports/{id}/undo': ({ api }) => buildImport(api),
  '/imports/{id}/errors.csv': ({ api }) => buildImport(api),
  '/imports/{id}/rows': ({ api }) => buildImport(api),
  '/imports/{id}/settle-row': ({ api }) => buildImport(api),
  '/imports/{id}/correct-row': ({ api }) => buildImport(api),
  '/mails/{id}/resend': buildMail,
  '/plans/{id}': ({ api }) => buildPlan(api),
  '/devices/{id}': ({ api }) => buildDevice(api),
  '/closures/{id}': ({ api }) => buildClosure(api),
  '/auth/sessions/{id}': async ({ api }) => {
    const { body } = await api.get<{ id: number }[]>('/auth/sessions');
    return { id: body[0]!.id };
  },
};
/** Resources that cannot be read one by one: how to tell that they are still there. */
const STILL_THERE: Record<string, (gym: SignedUpGym, id: number) => Promise<boolean>> = {
  ...Object.fromEntries(
    ['renew', 'change-plan', 'freeze', 'unfreeze', 'cancel', 'reinstate'].map((action) => [
      `/memberships/{id}/${action}`,
      async ({ api }: SignedUpGym, id: number) => (await api.get(`/memberships/${id}`)).status === 200,
    ]),
  ),
  ...Object.fromEntries(
    ['check-out', 'void'].map((action) => [
      `/check-ins/{id}/${action}`,
      async ({ api }: SignedUpGym, id: number) => (await api.get(`/check-ins/${id}`)).status === 200,
    ]),
  ),
  ...Object.fromEntries(
    ['dry-run', 'commit', 'undo', 'settle-row', 'correct-row'].map((action) => [
      `/imports/{id}/${action}`,
      async ({ api }: SignedUpGym, id: number) => (await api.get(`/imports/${id}`)).status === 200,
    ]),
  ),
  '/auth/sessions/{id}': async ({ api }, id) => hasEntry(api, '/auth/sessions', id),
  '/staff/{id}/second-factor': async (_, id) =>
    (await test.sql('SELECT FROM second_factors WHERE user_id = $1', [id])).length === 1,
  '/staff-invitations/{id}': async ({ api }, id) => hasEntry(api, '/staff-invitations', id),
  '/mails/{id}/resend': ({ api }, id) => hasEntry(api, '/mails?limit=200', id),
  '/devices/{id}': async ({ api }, id) => hasEntry(api, '/devices', id),
  '/closures/{id}': async ({ api }, id) => hasEntry(api, '/closures', id),
  '/customer-notes/{id}': async (_, id) =>
    (await test.sql('SELECT FROM customer_notes WHERE id = $1', [id])).length === 1,
  '/customers/{id}/merge': async ({ api }, id) => (await api.get(`/customers/${id}`)).status === 200,
  '/customers/{id}/erase': async ({ api }, id) => (await api.get(`/customers/${id}`)).status === 200,
};
/** A page of a list that is read by cursor. */
interface Page {
  items: { id: number }[];
}
/** Every list, and what makes an entry of it. */
const LISTS: Record<string, (gym: SignedUpGym) => Promise<{ id: number }>> = {
  '/customers': ({ api }) => buildCustomer(api),
  '/imports': ({ api }) => buildImport(api),
  '/mails': buildMail,
  '/plans': ({ api }) => buildPlan(api),
  '/memberships': ({ api }) => buildMembership(api),
  '/check-ins': ({ api }) => buildVisit(api),
  '/work-lists/expiring': ({ api }) => buildCustomer(api, { membership_end: day(1) }),
  '/work-lists/lapsed': ({ api }) => buildCustomer(api, { membership_end: day(-1) }),
  '/work-lists/birthdays': ({ api }) => buildCustomer(api, { date_of_birth: day(-1461 * 9) }),
  '/work-lists/incomplete': ({ api }) => buildCustomer(api, { phone: null }),
  '/work-lists/absent': ({ api }) => buildCustomer(api, { membership_start: '2020-01-01' }),
  '/closures': ({ api }) => buildClosure(api),
  '/staff': (gym) => buildStaff(test, gym, 'coach'),
  '/devices': ({ api }) => buildDevice(api),
  '/staff-invitations': ({ api }) => buildInvitation(api),
  '/auth/sessions': async ({ api }) => (await api.get<{ id: number }[]>('/auth/sessions')).body[0]!,
  '/audit-log': async ({ api }) => {
    const { id } = await buildCustomer(api);
    const { body } = await api.get<Page>(`/audit-log?resource=customer&resource_id=${id}`);
    return body.items[0]!;
  },
};
/** Routes about the caller's own gym, or about none. */
const WITHOUT_ID = new Set([
  '/auth/signup',
  '/auth/login',
  '/auth/refresh',
  '/auth/logout',
  '/auth/logout-all',
  '/auth/change-password',
  '/auth/change-email',
  '/auth/forgot-password',
  '/auth/reset-password',
  '/auth/verify-email',
  '/auth/resend-verification',
  '/auth/accept-invitation',
  '/auth/gyms',
  '/auth/switch-gym', // its gym_id is tried in staff.e2e-spec.ts
  '/auth/second-factor',
  '/auth/second-factor/confirm',
  '/auth/second-factor/disable',
  '/auth/second-factor/recovery-codes',
  '/memberships/freeze-all',
  // What other gyms have is tried in directory.e2e-spec.ts.
  '/tags',
  '/customers/tags',
  '/customers/duplicates',
  // In reports.e2e-spec.ts.
  '/reports/attendance',
  '/reports/attendance.csv',
  '/reports/members.csv',
  '/reports/today.csv',
  '/reports/members',
  '/reports/today',
  '/occupancy',
  '/check-ins/snapshot', // tried in desk-snapshot.e2e-spec.ts
  '/kiosk', // in devices.e2e-spec.ts
  '/kiosk/check-ins',
  '/events', // tried in live-events.e2e-spec.ts
  '/memberships/renew', // its ids are tried in bulk-renewal.e2e-spec.ts
  '/staff/me',
  '/gyms/me',
  '/gyms/me/export',
  '/customers.csv', // tried in customer-list-file.e2e-spec.ts
  '/gyms/me/second-factor',
  '/gyms/me/logo', // in logo.e2e-spec.ts
  '/gyms/me/settings',
  '/gyms/me/opening-hours',
  '/gyms/me/reminder-templates',
  '/gyms/me/reminder-templates/{kind}',
  '/gyms/me/reminder-templates/{kind}/preview',
  '/gyms/me/reminder-templates/{kind}/test-mail',
  '/health',
  '/health/live',
  '/health/ready',
  '/metrics',
]);

/** All that answers without a token. */
const OPEN_ROUTES = [
  'GET /api/v1/auth/email-change',
  'GET /api/v1/auth/invitation',
  'GET /api/v1/auth/password-reset',
  'GET /api/v1/gyms/verification',
  'GET /api/v1/unsubscribe',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/v1/auth/accept-invitation',
  'POST /api/v1/auth/email-change',
  'POST /api/v1/auth/forgot-password',
  'POST /api/v1/auth/invitation',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/password-reset',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/reset-password',
  'POST /api/v1/auth/signup',
  'POST /api/v1/auth/verify-email',
  'POST /api/v1/gyms/verification',
  'POST /api/v1/unsubscribe',
];

let test: TestApp;
let paths: Record<string, Record<string, unknown>>;
let owner: SignedUpGym;
let stranger: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
  stranger = await buildGym(test.api);
  ({ paths } = (await test.api.root.get<{ paths: typeof paths }>('/openapi.json')).body);
});
afterAll(() => test.stop());

describe('between two gyms', () => {
  it('every route of the OpenAPI document is tested below', () => {
    const known = new Set([...Object.keys(MAKERS), ...Object.keys(LISTS), ...WITHOUT_ID]);
    expect(Object.keys(paths).filter((path) => !known.has(path.replace(/^\/api\/v1/, '')))).toEqual([]);
  });

  it("the id of another gym's resource is answered like an id that does not exist, for every route, method and body", async () => {
    const comparable = ({ status, body, headers }: Answer) => ({
      status,
      body: { ...body, request_id: '', instance: '' },
      headers: [...headers.keys()],
    });
    let compared = 0;
    for (const [template, make] of Object.entries(MAKERS)) {
      const { id } = await make(stranger);
      for (const method of Object.keys(paths[`/api/v1${template}`] ?? {})) {
        for (const json of [undefined, {}, { first_name: 'Taken over' }, { first_name: null }, []]) {
          if (json && method === 'get') continue;
          const ask = (value: number) =>
            owner.api.send(method.toUpperCase(), template.replace('{id}', String(value)), { json });
          const [foreign, missing] = [await ask(id), await ask(NO_SUCH_ID)];
          expect(comparable(foreign)).toEqual(comparable(missing));
          expectProblem(foreign, 404);
          compared += 1;
        }
      }
      const isThere =
        (await STILL_THERE[template]?.(stranger, id)) ??
        (await stranger.api.get(template.replace('{id}', String(id)))).status === 200;
      expect({ template, isThere }).toEqual({ template, isThere: true });
    }
    expect(compared).toBeGreaterThan(10);
  }, 120_000); // a request or two for each route, method and body

  it.each(Object.keys(LISTS))(
    'the list %s contains entries of the own gym only, whatever the filters',
    async (path) => {
      const foreign = await LISTS[path]!(stranger);
      const own = await LISTS[path]!(owner);
      for (const query of [
        '',
        '?limit=200',
        '?active=true',
        '?search=a',
        '?resource=customer',
        '?offset=0&limit=1',
        `?gym_id=${stranger.gym.id}`,
      ]) {
        const { body } = await owner.api.get<Page | Page['items']>(`${path}${query}`);
        const ids = (Array.isArray(body) ? body : body.items).map(({ id }) => id);
        expect(ids).toContain(own.id);
        expect(ids).not.toContain(foreign.id);
      }
    },
  );

  it('a gym_id in a body or a query is ignored', async () => {
    const { id } = await buildCustomer(owner.api, { gym_id: stranger.gym.id });
    expect((await stranger.api.get(`/customers/${id}`)).status).toBe(404);
    await owner.api.patch(`/customers/${id}?gym_id=${stranger.gym.id}`, { gym_id: stranger.gym.id });
    expect((await stranger.api.get(`/customers/${id}`)).status).toBe(404);
    expect((await owner.api.get(`/customers/${id}`)).status).toBe(200);
  });
});

describe('without a token', () => {
  it('only the routes declared public can be used', async () => {
    expect(await openRoutes(test.app, test.api)).toEqual(OPEN_ROUTES);
  });

  it('a handler is closed unless marked public, and the test above finds one that is marked by mistake', async () => {
    @ApiExcludeController()
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      guarded(): string {
        return 'secret';
      }

      @Public()
      @Get('open')
      open(): string {
        return 'secret';
      }
    }
    @Module({ imports: [ApiModule], controllers: [ForgottenController] })
    class ExtendedModule {}

    const config = loadConfig({ LOG_LEVEL: 'silent', JWT_SECRET, DATABASE_URL: test.databaseUrl });
    const app = await startApp(config, ExtendedModule, 0);
    try {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const api = new ApiClient(`http://127.0.0.1:${port}`);
      expectProblem(await api.get('/forgotten'), 401);
      // Signed in, it is closed as well: it names no role.
      const { token } = await buildGym(api);
      expectProblem(await api.as(token).get('/forgotten'), 403);
      expect(await openRoutes(app, api)).toEqual(
        [...OPEN_ROUTES, 'GET /api/v1/forgotten/open'].toSorted((a, b) => a.localeCompare(b)),
      );
    } finally {
      await app.close();
    }
  });
});

/** What Express itself routes to, whoever registered it, and answers without a token. */
async function openRoutes(app: NestExpressApplication, api: ApiClient): Promise<string[]> {
  interface Layer {
    route?: { path: string; methods: Record<string, boolean> };
  }
  const { stack } = (app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
  const open: string[] = [];
  for (const { route } of stack) {
    if (!route || /^\/(?:docs|openapi)/.test(route.path)) continue;
    for (const method of Object.keys(route.methods).map((name) => name.toUpperCase())) {
      const { status } = await api.root.send(method, route.path.replace(':id', '1'));
      if (status !== 401) open.push(`${method} ${route.path}`);
    }
  }
  return open.toSorted((a, b) => a.localeCompare(b));
}

it("The worker, where nobody signs in, serves nothing of a gym's", async () => {
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET,
    DATABASE_URL: test.databaseUrl,
    // Mails wait there for a server.
    MAILER_BACKEND: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '1',
  });
  const worker = await startApp(config, WorkerModule, 0);
  const { port } = worker.getHttpServer().address() as AddressInfo;
  const client = new ApiClient(`http://127.0.0.1:${port}`);
  const { body } = await client.root.get<{ paths: typeof paths }>('/openapi.json');
  const asked = await client.get('/customers');
  await worker.close();
  expect(Object.keys(body.paths).toSorted()).toEqual([
    '/health',
    '/health/live',
    '/health/ready',
    '/metrics',
  ]);
  expect(asked.status).toBe(404);
});
