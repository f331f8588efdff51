import {
  Allow,
  AllowDevices,
  deviceNotAllowed,
  Public,
  type Role,
  roleNotAllowed,
  STAFF_ROLES,
} from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { RolesGuard } from './roles.guard';

@Allow('manager')
class Desk {
  ofItsController(this: void) {}

  @Allow('owner', 'coach')
  ofItsOwn(this: void) {}

  @AllowDevices()
  ofDevices(this: void) {}

  @Public()
  open(this: void) {}
}

class Forgotten {
  handler(this: void) {}
}

const guard = new RolesGuard(new Reflector());

/** Whom a handler lets through, of the staff and devices; everybody else is told why not. */
function allowed(controller: typeof Desk | typeof Forgotten, handler: () => void): Role[] {
  return ([...STAFF_ROLES, 'kiosk'] as const).filter((role) => {
    try {
      return guard.canActivate(new ExecutionContextHost([{ user: { role } }], controller, handler));
    } catch (error) {
      if (
        error instanceof ProblemError &&
        error.type === (role === 'kiosk' ? deviceNotAllowed : roleNotAllowed)
      )
        return false;
      throw error;
    }
  });
}

describe('a handler', () => {
  const { ofDevices, ofItsController, ofItsOwn, open } = Desk.prototype;

  it('lets through who has one of its roles, and nobody else', () => {
    expect(allowed(Desk, ofItsOwn)).toEqual(['owner', 'coach']);
  });

  it('has the roles of its controller, unless it names some', () => {
    expect(allowed(Desk, ofItsController)).toEqual(['manager']);
  });

  it('lets devices through where it is for them, and nobody else', () => {
    expect(allowed(Desk, ofDevices)).toEqual(['kiosk']);
  });

  it('lets nobody through when neither names any', () => {
    expect(allowed(Forgotten, Forgotten.prototype.handler)).toEqual([]);
  });

  it('lets everybody through when it is public, signed in or not', () => {
    expect(guard.canActivate(new ExecutionContextHost([{}], Desk, open))).toBe(true);
  });
});
