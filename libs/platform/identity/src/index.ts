export { CurrentPrincipal, type Principal, Public, PUBLIC } from './principal';
