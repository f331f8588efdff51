import { type Answer, type CheckIn } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { startTwoApis } from './support/app-process';
import { readLog, userOf } from './support/audit-log';
import { eventually } from './support/eventually';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import {
  buildDevice,
  buildGym,
  buildMember,
  type BuiltDevice,
  expectStatus,
  type SignedUpGym,
} from './support/factories';
import { buildStaff } from './support/staff';

interface Device {
  id: number;
  name: string;
  created_at: string;
  last_seen_at: string | null;
  address: string | null;
}

interface Verdict {
  verdict: 'welcome' | 'already_in' | 'see_desk' | 'unknown_card';
  first_name: string | null;
}

jest.setTimeout(120_000);

let test: TestApp;
let gym: SignedUpGym;
let kiosk: BuiltDevice;
beforeAll(async () => {
  test = await startTestApp({ TRUST_PROXY: '1' });
  gym = await buildGym(test.api);
  kiosk = await buildDevice(gym.api);
});
afterAll(() => test.stop());

let scans = 0;
const scan = (card_number: string, body: object = {}, { api } = kiosk): Promise<Answer<Verdict>> =>
  api.post<Verdict>('/kiosk/check-ins', { card_number, nonce: `scan ${(scans += 1)}`, ...body });
const verdictOf = async (...sent: Parameters<typeof scan>): Promise<Verdict> =>
  expectStatus(await scan(...sent), 201);

/** What the staff sees of it. */
const visitsOf = async (customerId: number): Promise<CheckIn[]> =>
  expectStatus(await gym.api.get<CheckIn[]>(`/check-ins?customer_id=${customerId}`), 200);

let cards = 0;
const newCard = (): string => `card-${(cards += 1)}`;

describe('A device', () => {
  it('is made by a manager, who is told its token once; only the hash of it is stored', async () => {
    const { api } = await buildStaff(test, gym, 'manager');
    const device = await buildDevice(api, ' Back door ');
    expect(device).toMatchObject({ name: 'Back door', last_seen_at: null, address: null });
    expect(device.token).toMatch(new RegExp(`^${gym.gym.id}(-[0-9a-hjkmnp-tv-z]{4}){7}$`));
    const listed = expectStatus(await api.get<Device[]>('/devices'), 200);
    expect(listed.map(({ name }) => name)).toEqual(['Entrance', 'Back door']);
    expect(JSON.stringify(listed)).not.toContain('token');

    const secret = device.token.slice(device.token.indexOf('-') + 1);
    const [row] = await test.sql<{ token_hash: Buffer }>('SELECT * FROM devices WHERE id = $1', [device.id]);
    expect(row!.token_hash).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(secret);
    const log = await test.sql('SELECT after FROM audit_log WHERE gym_id = $1', [gym.gym.id]);
    expect(JSON.stringify(log)).toContain('Back door');
    expect(JSON.stringify(log)).not.toContain(secret);
    expect(await test.sql('SELECT FROM idempotency_keys')).toEqual([]);
    expect((await gym.api.get('/gyms/me/export')).text).not.toContain(secret);
  });

  it.each(['', ' ', 'x'.repeat(101)])('is refused with the name %j', async (name) => {
    expectProblem(await gym.api.post('/devices', { name }), 422);
  });

  it('is told what to show, and has been seen by that', async () => {
    const device = await buildDevice(gym.api, 'Seen');
    const shown = expectStatus(
      await device.api.get('/kiosk', { headers: { 'X-Forwarded-For': '203.0.113.9' } }),
      200,
    );
    expect(shown).toEqual({ device_name: 'Seen', gym_name: 'Iron Temple' });
    const seen = (await gym.api.get<Device[]>('/devices')).body.find(({ id }) => id === device.id)!;
    expect(seen.address).toBe('203.0.113.9');
    expect(Math.abs(Date.now() - Date.parse(seen.last_seen_at!))).toBeLessThan(10_000);
  });

  it('stands in the audit log as who acted, from where it is used, and not with each time', async () => {
    const device = await buildDevice(gym.api, 'Audited');
    for (const address of ['203.0.113.9', '203.0.113.9', '203.0.113.10'])
      await device.api.get('/kiosk', { headers: { 'X-Forwarded-For': address } });
    expectStatus(await gym.api.delete(`/devices/${device.id}`), 204);
    const owner = await userOf(test, gym);
    const log = await readLog(gym.api, `/audit-log?resource=device&resource_id=${device.id}`);
    expect(log.map(({ action, actor_id, actor_device_id }) => [action, actor_id, actor_device_id])).toEqual([
      ['device.deleted', owner, null],
      ['device.updated', null, device.id],
      ['device.updated', null, device.id],
      ['device.created', owner, null],
    ]);
    expect(log[1]).toMatchObject({
      before: { address: '203.0.113.9' },
      after: { address: '203.0.113.10' },
      client_address: '203.0.113.10',
    });
  });

  it('is one of twenty at most', async () => {
    const { api } = await buildGym(test.api);
    for (let number = 0; number < 20; number++) await buildDevice(api);
    expectProblem(await api.post('/devices', { name: 'One more' }), 409);
    expect((await api.get<Device[]>('/devices')).body).toHaveLength(20);
  });

  it.each([
    ['GET', '/customers?search=a'],
    ['GET', '/check-ins'],
    ['GET', '/check-ins/snapshot'],
    ['GET', '/occupancy'],
    ['GET', '/events'],
    ['GET', '/gyms/me'],
    ['POST', '/check-ins'],
    ['POST', '/devices'],
    ['GET', '/auth/sessions'],
  ])('may not: %s %s', async (method, path) => {
    const answer = await kiosk.api.send(method, path, method === 'POST' ? { json: {} } : {});
    expectCode(answer, 403, 'device_not_allowed');
  });

  it('is nobody of the staff: who is signed in is no kiosk', async () => {
    const answer = await gym.api.post('/kiosk/check-ins', { card_number: 'x', nonce: 'x' });
    expectCode(answer, 403, 'role_not_allowed');
  });

  it.each([
    ['of another gym', (token: string) => token.replace(/^\d+/, '999999')],
    ['with another end', (token: string) => token.replace(/.$/, (end) => (end === '0' ? '1' : '0'))],
    ['in capitals', (token: string) => token.toUpperCase()],
    ['cut off', (token: string) => token.slice(0, -5)],
  ])('is not let in with a token %s', async (_, forge) => {
    const answer = await test.api.as(forge(kiosk.token)).get('/kiosk');
    expectCode(answer, 401, 'invalid_token');
  });

  it('goes with its gym', async () => {
    const { api } = await buildGym(test.api);
    const device = await buildDevice(api);
    expectStatus(await device.api.get('/kiosk'), 200);
    expectStatus(await api.delete('/gyms/me'), 204);
    expectProblem(await device.api.get('/kiosk'), 401);
  });
});

describe('Somebody at a kiosk', () => {
  it('is let in by the card and greeted by the first name, and nothing else is told', async () => {
    const { id, card_number } = await buildMember(gym.api, { card_number: newCard(), first_name: 'Grace' });
    expect(await verdictOf(` ${card_number} `)).toEqual({ verdict: 'welcome', first_name: 'Grace' });
    expect(await visitsOf(id)).toEqual([
      expect.objectContaining({
        decision: 'allowed',
        checked_in_by: null,
        device_id: kiosk.id,
        overridden_by: null,
      }),
    ]);
  });

  it('who is in already is told so, and makes no other visit', async () => {
    const { id, card_number } = await buildMember(gym.api, { card_number: newCard() });
    await verdictOf(card_number!);
    expect(await verdictOf(card_number!)).toEqual({ verdict: 'already_in', first_name: 'Ada' });
    expect(await visitsOf(id)).toHaveLength(1);
  });

  it('who is not let in is sent to the desk, without a name or a reason, whatever is sent along', async () => {
    const { id, card_number } = await buildMember(gym.api, {
      card_number: newCard(),
      membership_end: '2020-01-01',
    });
    const allowed = await buildMember(gym.api);
    const sent = {
      override_reason: 'Let me in',
      customer_id: allowed.id,
      occurred_at: '2019-12-31T12:00:00Z',
    };
    expect(await verdictOf(card_number!, sent)).toEqual({ verdict: 'see_desk', first_name: null });
    expect((await visitsOf(id))[0]).toMatchObject({
      customer_id: id,
      reasons: ['expired'],
      device_id: kiosk.id,
    });
  });

  it('with a card that nobody of the gym has is told that it is not known', async () => {
    const stranger = await buildGym(test.api);
    const { card_number } = await buildMember(stranger.api, { card_number: newCard() });
    expect(await verdictOf(card_number!)).toEqual({ verdict: 'unknown_card', first_name: null });
  });

  it('gets the same answer when a scan is sent again, and one visit', async () => {
    const { id, card_number } = await buildMember(gym.api, { card_number: newCard() });
    const nonce = 'lost answer';
    const answers = await Promise.all(Array.from({ length: 5 }, () => verdictOf(card_number!, { nonce })));
    for (const answer of answers) expect(answer).toEqual({ verdict: 'welcome', first_name: 'Ada' });
    expect(await visitsOf(id)).toHaveLength(1);
    const reused = await scan('another card', { nonce });
    expectCode(reused as never, 409, 'nonce_reused');
  });

  it.each([
    [{ card_number: undefined }, 'body.card_number'],
    [{ nonce: undefined }, 'body.nonce'],
    [{ card_number: 'x'.repeat(65) }, 'body.card_number'],
    [{ nonce: '' }, 'body.nonce'],
  ])('is told what is wrong with %j', async (body, field) => {
    expectInvalid((await scan('x', body)) as never, field);
  });
});

it('A device that tries one card after the other is stopped, and another one of the gym is not', async () => {
  const limited = await startTestApp({ RATE_LIMITS: 'on' });
  try {
    const owner = await buildGym(limited.api);
    const [first, second] = [await buildDevice(owner.api), await buildDevice(owner.api)];
    for (let number = 0; number < 60; number++) await verdictOf(`guess ${number}`, {}, first);
    const refused = await scan('one more', {}, first);
    expectCode(refused as never, 429, 'too_many_attempts');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await verdictOf('the first', {}, second);
    // It is not revoked by that.
    expectStatus(await first.api.get('/kiosk'), 200);
  } finally {
    await limited.stop();
  }
});

it('A device that was revoked at one process is refused by the other as well', async () => {
  const { one, other, stop } = await startTwoApis();
  try {
    const owner = await buildGym(one.client);
    for (let round = 0; round < 5; round++) {
      const { id, token } = await buildDevice(owner.api);
      const statuses = () =>
        Promise.all(
          [one, other].map(async ({ client }) => {
            const sent = { card_number: 'x', nonce: `${round}` };
            return (await client.as(token).post('/kiosk/check-ins', sent)).status;
          }),
        );
      // Twice: from then on, both remember whom the token speaks for.
      expect([await statuses(), await statuses()]).toEqual([
        [201, 201],
        [201, 201],
      ]);
      expectStatus(await owner.api.delete(`/devices/${id}`), 204);
      expect((await one.client.as(token).get('/kiosk')).status).toBe(401);
      await eventually('both know', async () => (await statuses()).join() === '401,401');
    }
  } finally {
    await stop();
  }
});
