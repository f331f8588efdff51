export {
  Allow,
  ALLOWED_ROLES,
  AllowDevices,
  AllowEveryRole,
  AllowWithoutSecondFactor,
  ROLES_EXTENSION,
  WITHOUT_SECOND_FACTOR,
  WITHOUT_SECOND_FACTOR_EXTENSION,
} from './allow';
export { type Client, CurrentClient } from './client';
export {
  deviceNotAllowed,
  invalidToken,
  notAuthenticated,
  roleNotAllowed,
  secondFactorSetupRequired,
} from './identity.problems';
export {
  CurrentPrincipal,
  type DevicePrincipal,
  jobPrincipal,
  type Principal,
  Public,
  PUBLIC,
  PUBLIC_EXTENSION,
  type Role,
  type SessionPrincipal,
  STAFF_ROLES,
  type StaffRole,
} from './principal';
export { currentRequest, requestOrigin } from './request-origin';
export { gymOfToken, hashOfToken, newGymToken, newSecretToken } from './secret-token';
export { todayIn } from './today';
