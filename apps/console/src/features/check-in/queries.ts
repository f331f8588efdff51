import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';

export type FoundMember = components['schemas']['CustomerResponse'];

/** How many found members are shown; more than that and somebody types another letter. */
const MAX_FOUND = 8;

export const whoIsIn = queryOptions({
  queryKey: ['who-is-in'],
  queryFn: ({ signal }) => answer(api.GET('/occupancy', { signal })),
});

/** The members that a name, a card, or the last digits of a phone may mean. */
export const foundMembers = (text: string) =>
  queryOptions({
    queryKey: ['members', 'found', text],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/customers', {
          params: { query: { search: text, sort: 'relevance', limit: MAX_FOUND } },
          signal,
        }),
      ),
    enabled: text !== '',
  });
