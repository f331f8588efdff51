export { CurrentPrincipal, type Principal, Public, PUBLIC } from './principal';
export { todayIn } from './today';
