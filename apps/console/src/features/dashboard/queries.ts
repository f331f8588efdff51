import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

const REFRESH_MS = 30_000;

/** The figures of today. */
export const today = queryOptions({
  queryKey: ['reports', 'today'],
  queryFn: ({ signal }) => answer(api.GET('/reports/today', { signal })),
  refetchInterval: REFRESH_MS,
});

/** Who is in. */
export const occupancy = queryOptions({
  queryKey: ['occupancy'],
  queryFn: ({ signal }) => answer(api.GET('/occupancy', { signal })),
  refetchInterval: REFRESH_MS,
});

/** Whether there is anything to manage yet: one member is enough. */
export const anyMember = queryOptions({
  queryKey: ['members', 'any'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/customers', { params: { query: { limit: 1 } }, signal }))).length > 0,
});
