import { type DevicesService } from '@libs/devices';
import { invalidToken, notAuthenticated, Public } from '@libs/platform/identity';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { type Request } from 'express';
import passport, { Strategy } from 'passport';
import { JwtGuard } from './jwt.guard';
import { type PrincipalCache } from './principal-cache';

const USER = { user_id: 7 };
const DEVICE = { device_id: 5 };
const REST = '-abcd-efgh-jkmn-pqrs-tvwx-yz01-2345';

/** Knows one token, and fails at another. */
class TwoTokens extends Strategy {
  override authenticate({ headers }: Request): void {
    if (headers.authorization === 'Bearer good') this.success(USER);
    else if (headers.authorization === 'Bearer broken') this.error(new Error('the database is away'));
    else this.fail(401);
  }
}

class Desk {
  closed(this: void) {}

  @Public()
  open(this: void) {}
}

@Public()
class Entrance {
  handler(this: void) {}
}

describe('a request', () => {
  beforeAll(() => passport.use('jwt', new TwoTokens()));
  afterAll(() => passport.unuse('jwt'));

  const principals = {
    find: (credentials: string) => (credentials === 'Bearer known' ? USER : undefined),
    load: (_credentials: string, _expiresAt: number, read: () => unknown) => read(),
  } as unknown as PrincipalCache;
  const devices = {
    findPrincipal: async (token: string) => (token === `17${REST}` ? DEVICE : undefined),
  } as unknown as DevicesService;
  const guard = new JwtGuard(new Reflector(), principals, devices);

  /** @returns whom the handler is told that it serves */
  async function ask(
    authorization?: string,
    [controller, handler]: [typeof Desk | typeof Entrance, () => void] = [Desk, Desk.prototype.closed],
  ): Promise<unknown> {
    const request: { headers: object; user?: unknown } = { headers: { authorization } };
    expect(await guard.canActivate(new ExecutionContextHost([request, {}], controller, handler))).toBe(true);
    return request.user;
  }

  it('with a good token is let through as its user', async () => {
    expect(await ask('Bearer good')).toBe(USER);
  });

  it('with a token that was verified before is let through as its user', async () => {
    expect(await ask('Bearer known')).toBe(USER);
  });

  it('with the token of a device is let through as the device', async () => {
    expect(await ask(`Bearer 17${REST}`)).toBe(DEVICE);
  });

  it('with the token of a device that was revoked is told that it is not valid', async () => {
    await expect(ask(`Bearer 18${REST}`)).rejects.toMatchObject({ type: invalidToken });
  });

  it('with another token is told that it is not valid', async () => {
    await expect(ask('Bearer bad')).rejects.toMatchObject({ type: invalidToken });
  });

  it('without a token is told that it needs one', async () => {
    await expect(ask()).rejects.toMatchObject({ type: notAuthenticated });
  });

  it('fails as the strategy does, and does not blame the token', async () => {
    await expect(ask('Bearer broken')).rejects.toThrow('the database is away');
  });

  it('is let through without a token where the handler or its controller is public', async () => {
    expect(await ask(undefined, [Desk, Desk.prototype.open])).toBeUndefined();
    expect(await ask(undefined, [Entrance, Entrance.prototype.handler])).toBeUndefined();
  });
});
