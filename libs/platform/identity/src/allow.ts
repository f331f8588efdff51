import { ApiProblem } from '@libs/platform/problems';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { roleNotAllowed } from './identity.problems';
import { type Role, type StaffRole, STAFF_ROLES } from './principal';

export const ALLOWED_ROLES = 'identity:allowed-roles';

/** Extension that tells readers of the OpenAPI document which roles an operation is for. */
export const ROLES_EXTENSION = 'x-roles';

/** Marks a handler, or all of a controller, for these roles of a gym's staff. Without it, and without `@Public()`, nobody may. */
export const Allow = (...roles: readonly [StaffRole, ...StaffRole[]]) => allow(roles);

/** Marks a handler for everybody who is signed in. */
export const AllowEveryRole = () => Allow(...STAFF_ROLES);

/** Marks a handler, or all of a controller, for devices and nobody else. */
export const AllowDevices = () => allow(['kiosk']);

const allow = (roles: readonly Role[]) =>
  applyDecorators(
    SetMetadata(ALLOWED_ROLES, roles),
    ApiExtension(ROLES_EXTENSION, roles),
    ...(STAFF_ROLES.every((role) => roles.includes(role)) ? [] : [ApiProblem(roleNotAllowed)]),
  );

export const WITHOUT_SECOND_FACTOR = 'identity:without-second-factor';

/** Extension that tells the OpenAPI document of {@link AllowWithoutSecondFactor}. */
export const WITHOUT_SECOND_FACTOR_EXTENSION = 'x-without-second-factor';

/** Marks a handler that also serves who must have a second factor and has none: what it takes to set one up, or to leave. */
export const AllowWithoutSecondFactor = () =>
  applyDecorators(
    SetMetadata(WITHOUT_SECOND_FACTOR, true),
    ApiExtension(WITHOUT_SECOND_FACTOR_EXTENSION, true),
  );
