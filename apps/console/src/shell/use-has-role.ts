import { desk } from './desk-route';
import type { Role } from './workplaces';

/** Whether whoever is signed in works here as one of these. */
export const useHasRole = (...roles: Role[]): boolean => roles.includes(desk.useRouteContext().gym.role);
