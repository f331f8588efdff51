import { queryOptions } from '@tanstack/react-query';
import { answer, answerWithEtag, api } from '../../api/client';
import type { components } from '../../api/schema';

export type Plan = components['schemas']['PlanResponse'];
export type PlanFields = Required<components['schemas']['CreatePlanDto']>;

/** What is sold, or what was sold once. */
export const plans = ({ archived }: { archived: boolean }) =>
  queryOptions({
    queryKey: ['plans', { archived }],
    queryFn: ({ signal }) =>
      answer(api.GET('/plans', { params: { query: { archived, limit: 200 } }, signal })),
  });

/** A plan, and the version that a change is to be made to. */
export const plan = (id: number) =>
  queryOptions({
    queryKey: ['plans', id],
    queryFn: ({ signal }) => answerWithEtag(api.GET('/plans/{id}', { params: { path: { id } }, signal })),
  });
