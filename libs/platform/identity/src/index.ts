export { Allow, ALLOWED_ROLES, AllowEveryRole, ROLES_EXTENSION } from './allow';
export { type Client, CurrentClient } from './client';
export { invalidToken, notAuthenticated, roleNotAllowed } from './identity.problems';
export {
  CurrentPrincipal,
  type Principal,
  Public,
  PUBLIC,
  PUBLIC_EXTENSION,
  type SessionPrincipal,
  STAFF_ROLES,
  type StaffRole,
} from './principal';
export { currentRequest, requestOrigin } from './request-origin';
export { hashOfToken, newSecretToken } from './secret-token';
export { todayIn } from './today';
