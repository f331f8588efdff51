import { type IncomingMessage } from 'node:http';
import { currentRequest } from '@libs/platform/identity';
import { begin, enterGym } from './role';

const ACTOR = { gym_id: 17, user_id: 5 };
const within = <T>(request: object, work: () => T): T => currentRequest.run(request as IncomingMessage, work);

describe('the opening of a transaction', () => {
  it('that writes tells who acts, in which request, from where', () => {
    within({ id: 'r-1', ip: '::ffff:203.0.113.9' }, () => {
      const origin = `SET LOCAL app.request_id = 'r-1'; SET LOCAL app.client_address = '203.0.113.9'`;
      expect(begin('write', 'gym_api', ACTOR)).toBe(
        `BEGIN; SET LOCAL ROLE gym_api; SET LOCAL app.gym_id = '17'; SET LOCAL app.actor_id = '5'; ${origin}`,
      );
      expect(begin('write', 'gym_accounts')).toBe(`BEGIN; SET LOCAL ROLE gym_accounts; ${origin}`);
    });
    expect(enterGym(ACTOR)).toBe(
      `SET LOCAL ROLE gym_api; SET LOCAL app.gym_id = '17'; SET LOCAL app.actor_id = '5'`,
    );
  });

  it('that writes for a device, which is no account, tells which device acts', () => {
    expect(begin('write', 'gym_api', { gym_id: 17, user_id: 0, device_id: 3 })).toBe(
      `BEGIN; SET LOCAL ROLE gym_api; SET LOCAL app.gym_id = '17'; SET LOCAL app.actor_id = ''; SET LOCAL app.device_id = '3'`,
    );
  });

  it('outside of a request tells of none', () => {
    expect(begin('write', 'gym_worker')).toBe('BEGIN; SET LOCAL ROLE gym_worker');
  });

  it('that only reads tells nothing of it, which nobody would ask for', () => {
    within({ id: 'r-1', ip: '203.0.113.9' }, () =>
      expect(begin('read', 'gym_api', ACTOR)).toBe(
        `BEGIN READ ONLY; SET LOCAL ROLE gym_api; SET LOCAL app.gym_id = '17'`,
      ),
    );
  });

  it.each([
    ['search', 'BEGIN READ ONLY'],
    ['snapshot', 'BEGIN READ ONLY, ISOLATION LEVEL REPEATABLE READ'],
  ] as const)('for a %s is for reading, and has five seconds for each statement', (mode, start) => {
    expect(begin(mode, 'gym_worker')).toBe(
      `${start}; SET LOCAL statement_timeout = 5000; SET LOCAL ROLE gym_worker`,
    );
  });

  it.each([
    ["x'; RESET ROLE; --", `'x''; RESET ROLE; --'`],
    [String.raw`x\'; RESET ROLE; --`, String.raw` E'x\\''; RESET ROLE; --'`],
  ])('keeps %s, as the id of a request, within its literal', (id, literal) => {
    within({ id, ip: "1'; RESET ROLE" }, () =>
      expect(begin('write', 'gym_worker')).toBe(
        `BEGIN; SET LOCAL ROLE gym_worker; SET LOCAL app.request_id = ${literal}`,
      ),
    );
  });

  it.each([Number.NaN, 1.5, "1'; RESET ROLE; --"])(
    'is refused for %s as the id of a gym, a user or a device',
    (id) => {
      const bad = id as number;
      expect(() => begin('read', 'gym_api', { ...ACTOR, gym_id: bad })).toThrow('is no id of a gym');
      expect(() => begin('write', 'gym_api', { ...ACTOR, user_id: bad })).toThrow('is no id of a user');
      expect(() => begin('write', 'gym_api', { ...ACTOR, device_id: bad })).toThrow('is no id of a device');
    },
  );
});
