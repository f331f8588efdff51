import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';

/** A gym that the account works for, and as what. */
export type Workplace = components['schemas']['WorkplaceResponse'];
export type Role = Workplace['role'];

export const workplaces = queryOptions({
  queryKey: ['workplaces'],
  queryFn: ({ signal }) => answer(api.GET('/auth/gyms', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
