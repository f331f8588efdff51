import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(api.GET('/auth/sessions', { signal })),
});

export const secondFactor = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => answer(api.GET('/auth/second-factor', { signal })),
});
