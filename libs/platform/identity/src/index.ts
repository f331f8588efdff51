export { type Client, CurrentClient } from './client';
export { invalidToken, notAuthenticated } from './identity.problems';
export {
  CurrentPrincipal,
  type Principal,
  Public,
  PUBLIC,
  PUBLIC_EXTENSION,
  type SessionPrincipal,
} from './principal';
export { todayIn } from './today';
