import type { components } from '../api/schema';
import { t } from './texts';

type Role = components['schemas']['WorkplaceResponse']['role'];

/** Those who may do most come first. */
export const ROLES = ['owner', 'manager', 'front_desk', 'coach'] as const satisfies Role[];

export const roleName = (role: Role): string => t(`roles.${role}`);
