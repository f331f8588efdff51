export { invalidToken, notAuthenticated } from './identity.problems';
export { CurrentPrincipal, type Principal, Public, PUBLIC, PUBLIC_EXTENSION } from './principal';
export { todayIn } from './today';
