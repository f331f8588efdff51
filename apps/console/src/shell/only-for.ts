import { notFound } from '@tanstack/react-router';
import type { Role, Workplace } from './workplaces';

/** For `beforeLoad` of a page that only some roles may see: the others are told so, and nothing is asked of the API. */
export const onlyFor =
  (...roles: Role[]) =>
  ({ context }: { context: { gym: Workplace } }): void => {
    if (!roles.includes(context.gym.role)) throw notFound({ data: 'role_not_allowed' });
  };
