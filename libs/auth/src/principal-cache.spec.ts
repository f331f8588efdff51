import { type Notifications } from '@libs/platform/database';
import { type DevicePrincipal, type SessionPrincipal } from '@libs/platform/identity';
import { PrincipalCache } from './principal-cache';

const TOKEN = 'Bearer token';
const MINUTE = 60_000;

/** What the cache hears, and whether it can. */
class FakeNotifications {
  isAway = false;
  announce: (change: string) => void = () => undefined;

  async listen(_channel: string, onNotification: (change: string) => void): Promise<void> {
    this.announce = onNotification;
  }

  isHeard(): boolean {
    return !this.isAway;
  }
}

describe('A principal', () => {
  let notifications: FakeNotifications;
  let cache: PrincipalCache;
  beforeEach(() => {
    jest.useFakeTimers();
    notifications = new FakeNotifications();
    cache = new PrincipalCache(notifications as unknown as Notifications);
    cache.onApplicationBootstrap();
  });
  afterEach(() => {
    cache.onModuleDestroy();
    jest.useRealTimers();
  });

  const found = (user_id = 7, gym_id = 3, sessionMinutes = 60) =>
    ({
      user_id,
      gym_id,
      expires_at: new Date(Date.now() + sessionMinutes * MINUTE).toISOString(),
    }) as SessionPrincipal;
  const load = (
    credentials = TOKEN,
    principal: SessionPrincipal | undefined = found(),
    tokenMinutes = 30,
  ): Promise<unknown> =>
    cache.load(credentials, Date.now() + tokenMinutes * MINUTE, () => Promise.resolve(principal));

  it('is remembered once it was read', async () => {
    expect(cache.find(TOKEN)).toBeUndefined();
    const expires_at = new Date(Date.now() + 30 * MINUTE).toISOString();
    expect(await load()).toEqual({ user_id: 7, gym_id: 3, expires_at });
    expect(cache.find(TOKEN)).toEqual({ user_id: 7, gym_id: 3, expires_at });
    expect(cache.find(`${TOKEN}x`)).toBeUndefined();
  });

  it('is not remembered when there is none', async () => {
    expect(await cache.load(TOKEN, Date.now() + MINUTE, async () => undefined)).toBeUndefined();
    expect(cache.find(TOKEN)).toBeUndefined();
  });

  it.each([
    ['the token', 30, 60],
    ['the session', 60, 30],
  ])('is remembered until %s ends', async (_, tokenMinutes, sessionMinutes) => {
    await load(TOKEN, found(7, 3, sessionMinutes), tokenMinutes);
    jest.advanceTimersByTime(30 * MINUTE - 1);
    expect(cache.find(TOKEN)).toBeDefined();
    jest.advanceTimersByTime(1);
    expect(cache.find(TOKEN)).toBeUndefined();
  });

  it.each([
    ['user:7', [false, true, false]],
    ['user:8', [true, false, true]],
    ['gym:3', [false, false, true]],
    ['gym:4', [true, true, false]],
    ['', [false, false, false]],
  ])('is forgotten at %p if it is about its user or gym', async (change, remembered) => {
    await load('a', found(7, 3));
    await load('b', found(8, 3));
    await load('c', found(7, 4));
    notifications.announce(change);
    const isKept = ['a', 'b', 'c'].map((credentials) => cache.find(credentials) !== undefined);
    expect(isKept).toEqual(remembered);
  });

  it('of a device is remembered without an end, and forgotten when that very device is revoked', async () => {
    const device = { user_id: 0, gym_id: 3, role: 'kiosk', timezone: 'UTC', device_id: 5 } as const;
    const read = () => Promise.resolve<DevicePrincipal | undefined>(device);
    expect(await cache.load(TOKEN, Infinity, read)).toEqual(device);
    jest.setSystemTime(Date.now() + 365 * 24 * 60 * MINUTE);
    for (const change of ['device:6', 'user:5', 'gym:5']) notifications.announce(change);
    expect(cache.find(TOKEN)).toEqual(device);
    notifications.announce('device:5');
    expect(cache.find(TOKEN)).toBeUndefined();
  });

  it('is watched until its watcher ends that, remembered or not', () => {
    const changed = jest.fn();
    const stop = cache.watch(found(7, 3), changed);
    for (const change of ['user:8', 'gym:4', 'user:7', 'gym:3', '']) notifications.announce(change);
    expect(changed).toHaveBeenCalledTimes(3);
    stop();
    notifications.announce('');
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('is not remembered when something changed while it was read', async () => {
    const principal = await cache.load(TOKEN, Date.now() + MINUTE, async () => {
      notifications.announce('user:7');
      return found();
    });
    expect(principal).toBeDefined();
    expect(cache.find(TOKEN)).toBeUndefined();
  });

  it('is neither remembered nor used while changes cannot be heard', async () => {
    notifications.isAway = true;
    await load('read meanwhile');
    notifications.isAway = false;
    expect(cache.find('read meanwhile')).toBeUndefined();

    await load();
    notifications.isAway = true;
    expect(cache.find(TOKEN)).toBeUndefined();
  });

  it('is forgotten to make room once ten thousand others were read after it', async () => {
    for (let number = 0; number < 10_000; number++) await load(`${number}`);
    expect([cache.find('0'), cache.find('1')]).not.toContain(undefined);
    await load('one more');
    expect(cache.find('0')).toBeUndefined();
    expect([cache.find('1'), cache.find('one more')]).not.toContain(undefined);
  });
});
