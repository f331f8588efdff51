import { type Role, STAFF_ROLES, type StaffRole } from '@libs/platform/identity';
import { type Answer, type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { buildCustomer, buildDevice, buildGym, type SignedUpGym } from './support/factories';
import { buildStaff } from './support/staff';

const EVERYBODY = 'owner manager front_desk coach';

/** Who may try each of them: a device too, which is nobody. */
const ROLES = [...STAFF_ROLES, 'kiosk'] as const;

/** Who may do what: the roles of every route that needs a token. */
const MATRIX: Record<string, string> = {
  'GET /audit-log': 'owner',
  'POST /auth/change-email': EVERYBODY,
  'POST /auth/change-password': EVERYBODY,
  'GET /auth/gyms': EVERYBODY,
  'POST /auth/logout': EVERYBODY,
  'POST /auth/logout-all': EVERYBODY,
  'POST /auth/resend-verification': 'owner',
  'GET /auth/second-factor': EVERYBODY,
  'POST /auth/second-factor': EVERYBODY,
  'POST /auth/second-factor/confirm': EVERYBODY,
  'POST /auth/second-factor/disable': EVERYBODY,
  'POST /auth/second-factor/recovery-codes': EVERYBODY,
  'GET /auth/sessions': EVERYBODY,
  'DELETE /auth/sessions/{id}': EVERYBODY,
  'POST /auth/switch-gym': EVERYBODY,
  'GET /events': EVERYBODY,
  'GET /customers': EVERYBODY,
  'POST /customers': 'owner manager front_desk',
  'GET /customers.csv': 'owner',
  'GET /customers/{id}': EVERYBODY,
  'PATCH /customers/{id}': 'owner manager front_desk',
  'DELETE /customers/{id}': 'owner manager',
  'GET /tags': EVERYBODY,
  'POST /customers/tags': 'owner manager front_desk',
  'GET /customers/duplicates': 'owner manager front_desk',
  'POST /customers/{id}/merge': 'owner manager',
  'GET /customers/{id}/notes': EVERYBODY,
  'POST /customers/{id}/notes': EVERYBODY,
  'PATCH /customer-notes/{id}': EVERYBODY,
  'DELETE /customer-notes/{id}': EVERYBODY,
  'GET /customers/{id}/photo': EVERYBODY,
  'PUT /customers/{id}/photo': 'owner manager front_desk',
  'DELETE /customers/{id}/photo': 'owner manager front_desk',
  'GET /customers/{id}/memberships': EVERYBODY,
  'POST /customers/{id}/memberships': 'owner manager front_desk',
  'GET /mails': 'owner manager',
  'POST /mails/{id}/resend': 'owner manager',
  'GET /memberships': EVERYBODY,
  'GET /memberships/{id}': EVERYBODY,
  'POST /memberships/{id}/renew': 'owner manager front_desk',
  'POST /memberships/{id}/change-plan': 'owner manager front_desk',
  'POST /memberships/{id}/freeze': 'owner manager front_desk',
  'POST /memberships/{id}/unfreeze': 'owner manager front_desk',
  'POST /memberships/{id}/cancel': 'owner manager front_desk',
  'POST /memberships/{id}/reinstate': 'owner manager front_desk',
  'POST /memberships/renew': 'owner manager front_desk',
  'POST /memberships/freeze-all': 'owner manager',
  'GET /mass-freezes/{id}': 'owner manager',
  'POST /check-ins': 'owner manager front_desk',
  'GET /check-ins': EVERYBODY,
  'GET /check-ins/snapshot': 'owner manager front_desk',
  'GET /check-ins/{id}': EVERYBODY,
  'POST /check-ins/{id}/check-out': 'owner manager front_desk',
  'POST /check-ins/{id}/void': 'owner manager front_desk',
  'GET /occupancy': EVERYBODY,
  'GET /work-lists/expiring': EVERYBODY,
  'GET /work-lists/lapsed': EVERYBODY,
  'GET /work-lists/birthdays': EVERYBODY,
  'GET /work-lists/incomplete': EVERYBODY,
  'GET /work-lists/absent': EVERYBODY,
  'GET /reports/today': EVERYBODY,
  'GET /customers/{id}/history': 'owner manager',
  'GET /customers/{id}/export': 'owner',
  'POST /customers/{id}/erase': 'owner',
  'GET /gyms/me': EVERYBODY,
  'PATCH /gyms/me': 'owner manager',
  'DELETE /gyms/me': 'owner',
  'GET /gyms/me/export': 'owner',
  'GET /gyms/me/second-factor': 'owner manager',
  'PUT /gyms/me/second-factor': 'owner',
  'GET /gyms/me/logo': EVERYBODY,
  'PUT /gyms/me/logo': 'owner manager',
  'DELETE /gyms/me/logo': 'owner manager',
  'GET /gyms/me/settings': EVERYBODY,
  'PATCH /gyms/me/settings': 'owner manager',
  'GET /gyms/me/reminder-templates': 'owner manager',
  'GET /gyms/me/reminder-templates/{kind}': 'owner manager',
  'PUT /gyms/me/reminder-templates/{kind}': 'owner manager',
  'DELETE /gyms/me/reminder-templates/{kind}': 'owner manager',
  'POST /gyms/me/reminder-templates/{kind}/preview': 'owner manager',
  'POST /gyms/me/reminder-templates/{kind}/test-mail': 'owner manager',
  'GET /gyms/me/opening-hours': EVERYBODY,
  'PUT /gyms/me/opening-hours': 'owner manager',
  'GET /closures': EVERYBODY,
  'POST /closures': 'owner manager',
  'DELETE /closures/{id}': 'owner manager',
  'GET /reports/attendance.csv': 'owner manager',
  'GET /reports/members.csv': 'owner manager',
  'GET /reports/today.csv': EVERYBODY,
  'GET /reports/attendance': 'owner manager',
  'GET /reports/members': 'owner manager',
  'GET /devices': 'owner manager',
  'POST /devices': 'owner manager',
  'DELETE /devices/{id}': 'owner manager',
  'GET /kiosk': 'kiosk',
  'POST /kiosk/check-ins': 'kiosk',
  'GET /imports': 'owner manager',
  'POST /imports': 'owner manager',
  'GET /imports/{id}': 'owner manager',
  'PATCH /imports/{id}': 'owner manager',
  'POST /imports/{id}/dry-run': 'owner manager',
  'POST /imports/{id}/commit': 'owner manager',
  'POST /imports/{id}/undo': 'owner manager',
  'GET /imports/{id}/errors.csv': 'owner manager',
  'GET /imports/{id}/rows': 'owner manager',
  'POST /imports/{id}/settle-row': 'owner manager',
  'POST /imports/{id}/correct-row': 'owner manager',
  'GET /plans': EVERYBODY,
  'POST /plans': 'owner manager',
  'GET /plans/{id}': EVERYBODY,
  'PATCH /plans/{id}': 'owner manager',
  'DELETE /plans/{id}': 'owner manager',
  'GET /staff': 'owner manager',
  'POST /staff': 'owner',
  'GET /staff/{id}': 'owner manager',
  'PATCH /staff/{id}': 'owner',
  'DELETE /staff/{id}': 'owner',
  'DELETE /staff/{id}/second-factor': 'owner',
  'DELETE /staff/me': EVERYBODY,
  'GET /staff-invitations': 'owner manager',
  'DELETE /staff-invitations/{id}': 'owner',
};

interface Operation {
  security?: unknown[];
  'x-roles'?: Role[];
}

let test: TestApp;
/** Every route that needs a token, and the roles that its documentation names. */
let documented: Record<string, string | undefined>;
beforeAll(async () => {
  test = await startTestApp();
  const { body } = await test.api.root.get<{ paths: Record<string, Record<string, Operation>> }>(
    '/openapi.json',
  );
  documented = Object.fromEntries(
    Object.entries(body.paths)
      .filter(([path]) => path.startsWith('/api/v1/'))
      .flatMap(([path, item]) =>
        Object.entries(item)
          .filter(([, { security }]) => security === undefined)
          .map(([method, operation]) => [
            `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
            operation['x-roles']?.join(' '),
          ]),
      ),
  );
});
afterAll(() => test.stop());

const COMBINATIONS = Object.keys(MATRIX).length * ROLES.length;

describe(`What a role may do (${Object.keys(MATRIX).length} routes, ${COMBINATIONS} combinations)`, () => {
  let gym: SignedUpGym;
  /** Somebody new with a role: an owner of a gym of their own, everybody else in one gym. */
  const buildPerson = async (role: StaffRole): Promise<ApiClient> =>
    role === 'owner' ? (await buildGym(test.api)).api : (await buildStaff(test, gym, role)).api;
  let people: Record<Role, ApiClient>;
  beforeAll(async () => {
    gym = await buildGym(test.api);
    people = {
      owner: gym.api,
      manager: await buildPerson('manager'),
      front_desk: await buildPerson('front_desk'),
      coach: await buildPerson('coach'),
      kiosk: (await buildDevice(gym.api)).api,
    };
  });

  it('is decided for every route, as its documentation says', () => {
    expect(documented).toEqual(MATRIX);
  });

  const isRefused = ({ status, body }: Answer, role: Role): boolean =>
    status === 403 && body.code === (role === 'kiosk' ? 'device_not_allowed' : 'role_not_allowed');
  const ask = (api: ApiClient, route: string): Promise<Answer> => {
    const [method = '', path = ''] = route.split(' ');
    // Ids that nobody has, and bodies that are none: whoever is let through does nothing.
    return api.send(method, path.replace('{id}', '999999999'), method === 'GET' ? {} : { json: [] });
  };
  /** Do what they say, whatever is sent: whoever may use them is gone afterwards. */
  const NEEDS_NO_INPUT = new Set([
    'POST /auth/logout',
    'POST /auth/logout-all',
    'DELETE /gyms/me',
    'DELETE /staff/me',
  ]);

  it.each(Object.entries(MATRIX))('%s is for %s', async (route, roles) => {
    const allowed = new Set(roles.split(' '));
    for (const role of ROLES) {
      const isUsedUp = role !== 'kiosk' && allowed.has(role) && NEEDS_NO_INPUT.has(route);
      const answer = await ask(isUsedUp ? await buildPerson(role) : people[role], route);
      expect({ role, refused: isRefused(answer, role) }).toEqual({ role, refused: !allowed.has(role) });
    }
  });

  it('changes with the next request', async () => {
    const { id, api } = await buildStaff(test, gym, 'front_desk');
    const customer = await buildCustomer(gym.api);
    expect((await api.delete(`/customers/${customer.id}`)).status).toBe(403);
    await gym.api.patch(`/staff/${id}`, { role: 'manager' });
    expect((await api.delete(`/customers/${customer.id}`)).status).toBe(204);
    await gym.api.patch(`/staff/${id}`, { role: 'coach' });
    expect((await api.post('/customers', {})).status).toBe(403);
  });

  it('says nothing of what there is to whoever may not do it', async () => {
    const { id } = await buildCustomer(gym.api);
    const [there, missing] = [
      await people.coach.delete(`/customers/${id}`),
      await people.coach.delete('/customers/999999999'),
    ];
    expect([there.status, there.body.code]).toEqual([missing.status, missing.body.code]);
  });
});
