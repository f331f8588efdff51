import { createHmac } from 'node:crypto';
import { Notifications } from '@libs/platform/database';
import { type ApiClient } from './support/api-client';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import { AppProcess } from './support/app-process';
import { EventSource } from './support/event-source';
import { eventually } from './support/eventually';
import { expectCode } from './support/expect-problem';
import {
  buildGym,
  buildMember,
  buildVisit,
  expectStatus,
  signIn,
  type SignedUpGym,
} from './support/factories';
import { buildImport } from './support/imports';
import { buildStaff } from './support/staff';

jest.setTimeout(60_000);

let test: TestApp;
let gym: SignedUpGym;
const open: EventSource[] = [];
beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());
beforeEach(async () => (gym = await buildGym(test.api)));
afterEach(() => open.splice(0).forEach((source) => source.close()));

const follow = async (api: ApiClient): Promise<EventSource> => {
  const source = await EventSource.open(api);
  open.push(source);
  return source;
};
const names = ({ events }: EventSource): string[] => events.map(({ event }) => event);

/** The same token with another end. */
function endingIn(seconds: number, token: string): string {
  const [header, payload] = token.split('.') as [string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const exp = Math.floor(Date.now() / 1_000) + seconds;
  const signed = `${header}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
}

/** Another process on the same database. */
const startOther = (): Promise<AppProcess> =>
  AppProcess.start('api', {
    DATABASE_URL: test.databaseUrl,
    JWT_SECRET,
    RATE_LIMITS: 'off',
    DRAIN_SECONDS: '0.5',
  });

describe('A stream of live events', () => {
  it('tells when somebody comes, is not let in, leaves, is voided, or is deleted', async () => {
    const source = await follow(gym.api);
    const { id, customer_id } = await buildVisit(gym.api);
    expect(await source.next('check_ins')).toEqual({ event: 'check_ins', data: {} });
    for (const change of [
      () => gym.api.post('/check-ins', { card_number: 'nobody has it' }),
      () => gym.api.post(`/check-ins/${id}/check-out`),
      () => gym.api.post(`/check-ins/${id}/void`, { reason: 'wrong card' }),
      () => gym.api.post('/check-ins', { customer_id }),
      () => gym.api.delete(`/customers/${customer_id}`),
    ]) {
      expect((await change()).status).toBeLessThan(300);
      await source.next('check_ins');
    }
  });

  it('is not told when nothing has changed: a repeated scan, another customer, a refused change', async () => {
    const source = await follow(gym.api);
    const { id, customer_id } = await buildVisit(gym.api);
    await source.next('check_ins');
    await gym.api.post('/check-ins', { customer_id });
    await buildMember(gym.api);
    await gym.api.post(`/check-ins/${id}/void`, {});
    await buildImport(gym.api);
    await source.next('import');
    expect(names(source)).not.toContain('check_ins');
  });

  it('tells of the progress of imports and mass freezes, by their ids', async () => {
    const source = await follow(gym.api);
    const { id } = await buildImport(gym.api);
    expect(await source.next('import')).toEqual({ event: 'import', data: { id } });
    await test.sql('UPDATE imports SET last_line = last_line + 1 WHERE id = $1', [id]);
    expect((await source.next('import')).data).toEqual({ id });

    const days = { start_date: '2026-12-24', end_date: '2026-12-31' };
    const freeze = expectStatus(await gym.api.post<{ id: number }>('/memberships/freeze-all', days), 202);
    expect((await source.next('mass_freeze')).data).toEqual({ id: freeze.id });
    await test.sql('UPDATE mass_freezes SET last_membership_id = 7 WHERE id = $1', [freeze.id]);
    await source.next('mass_freeze');
    await test.sql(`UPDATE mass_freezes SET status = 'done' WHERE id = $1`, [freeze.id]);
    await source.next('mass_freeze');
  });

  it('tells one gym nothing of another', async () => {
    const stranger = await buildGym(test.api);
    const [own, foreign] = [await follow(gym.api), await follow(stranger.api)];
    await buildVisit(gym.api);
    await own.next('check_ins');
    await buildVisit(stranger.api);
    await foreign.next('check_ins');
    expect([own.events, foreign.events]).toEqual([[], []]);
  });

  it('tells in every process what any of them has changed, on one connection each', async () => {
    const other = await startOther();
    try {
      const sources = [
        await follow(gym.api),
        await follow(other.client.as(gym.token)),
        await follow(other.client.as(gym.token)),
      ];
      await buildVisit(gym.api);
      await Promise.all(sources.map((source) => source.next('check_ins')));
      await buildVisit(other.client.as(gym.token));
      await Promise.all(sources.map((source) => source.next('check_ins')));
      const listeners = await test.sql(
        `SELECT FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
      );
      expect(listeners).toHaveLength(2);
    } finally {
      await other.end('SIGTERM');
    }
  });

  it('says to proxies and browsers that nothing is to be kept', async () => {
    const { headers } = await follow(gym.api);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(headers.get('content-encoding')).toBeNull();
  });

  it('shows that it goes on, for longer than idle connections last', async () => {
    const source = await follow(gym.api);
    await eventually('two comments', () => source.comments === 2);
    await buildVisit(gym.api);
    await source.next('check_ins');
    expect(source.isOver).toBe(false);
  });
});

describe('A stream of live events ends', () => {
  it('with its session, and is not opened again with the token', async () => {
    const token = await signIn(test.api, gym.email, gym.password);
    const [source, other] = [await follow(test.api.as(token)), await follow((await buildGym(test.api)).api)];
    expectStatus(await test.api.as(token).post('/auth/logout'), 204);
    await source.end();
    expect((await EventSource.ask(test.api.as(token))).status).toBe(401);
    expect(other.isOver).toBe(false);
  });

  it('with the membership of the staff, in another process too', async () => {
    const member = await buildStaff(test, gym, 'coach');
    const other = await startOther();
    try {
      const source = await follow(other.client.as(member.api.token));
      expectStatus(await gym.api.delete(`/staff/${member.id}`), 204);
      await source.end();
    } finally {
      await other.end('SIGTERM');
    }
  });

  it('with its token', async () => {
    const token = endingIn(3, gym.token);
    const source = await follow(test.api.as(token));
    await source.end();
    expect((await EventSource.ask(test.api.as(token))).status).toBe(401);
  });

  it('when changes may have been missed, and whoever comes again is told to look at everything', async () => {
    const source = await follow(gym.api);
    await test.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
    await source.end();
    const again = await follow(gym.api);
    await buildVisit(gym.api);
    await again.next('check_ins');
  });

  it('before its process does, which need not wait for it', async () => {
    const other = await startOther();
    const source = await follow(other.client.as(gym.token));
    const begun = Date.now();
    await other.end('SIGTERM');
    expect(Date.now() - begun).toBeLessThan(4_000);
    await source.end();
  });
});

describe('Streams of live events', () => {
  const metric = async (): Promise<string> => (await test.api.root.get<string>('/metrics')).text;

  it('are ten of an account at a time, and are counted while they are open', async () => {
    await eventually('no stream', async () => (await metric()).includes('\nevent_streams 0\n'));
    const member = await buildStaff(test, gym, 'coach');
    const sources: EventSource[] = [];
    for (let number = 0; number < 10; number++) sources.push(await follow(member.api));
    expect(await metric()).toContain('\nevent_streams 10\n');
    expectCode(await member.api.get('/events'), 429, 'too_many_event_streams');
    await follow(gym.api);
    sources[0]!.close();
    await eventually('a place', async () => (await member.api.get('/events')).status === 200);
  });

  it('do not count as slow requests', async () => {
    (await follow(gym.api)).close();
    const duration = /http_request_duration_seconds_sum\{[^}]*\/events"[^}]*499"[^}]*\} (\S+)/;
    const seconds = await eventually('the request', async () => duration.exec(await metric())?.[1]);
    expect(Number(seconds)).toBeLessThan(5);
  });

  it('are refused while changes cannot be heard', async () => {
    // A pooler would give the listening connection to others.
    const notifications = jest.spyOn(test.app.get(Notifications), 'isHeard').mockReturnValue(false);
    try {
      const answer = await gym.api.get('/events');
      expectCode(answer, 503, 'events_unavailable');
      expect(answer.headers.get('retry-after')).not.toBeNull();
    } finally {
      notifications.mockRestore();
    }
  });
});
