import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { components } from '../../../api/schema';

export type Plan = components['schemas']['PlanResponse'];

/** What can be sold. */
export const plansOnSale = queryOptions({
  queryKey: ['plans', 'on-sale'],
  queryFn: ({ signal }) =>
    answer(api.GET('/plans', { params: { query: { archived: false, limit: 200 } }, signal })),
});
