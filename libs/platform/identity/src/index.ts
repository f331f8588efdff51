export { type Client, CurrentClient } from './client';
export { invalidToken, notAuthenticated, roleNotAllowed } from './identity.problems';
export {
  CurrentPrincipal,
  type Principal,
  Public,
  PUBLIC,
  PUBLIC_EXTENSION,
  type SessionPrincipal,
} from './principal';
export { currentRequest, requestOrigin } from './request-origin';
export { todayIn } from './today';
