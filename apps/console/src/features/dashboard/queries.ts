import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** The figures of today. */
export const today = queryOptions({
  queryKey: ['reports', 'today'],
  queryFn: ({ signal }) => answer(api.GET('/reports/today', { signal })),
});

/** Whether there is anything to manage yet: one member is enough. */
export const anyMember = queryOptions({
  queryKey: ['members', 'any'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/customers', { params: { query: { limit: 1 } }, signal }))).length > 0,
});
