import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import { isLost } from './offline/connection';
import { deskSnapshot } from './offline/queries';
import { findMembers } from './offline/snapshot';

/** What the API and a snapshot both know of a member. */
export type FoundMember = Pick<
  components['schemas']['CustomerResponse'],
  'id' | 'first_name' | 'last_name' | 'card_number'
> &
  Partial<Pick<components['schemas']['CustomerResponse'], 'photo_url' | 'phone' | 'email'>>;

/** How many found members are shown; more than that and somebody types another letter. */
const MAX_FOUND = 8;

export const whoIsIn = queryOptions({
  queryKey: ['who-is-in'],
  queryFn: ({ signal }) => answer(api.GET('/occupancy', { signal })),
});

/** The members that a name, a card, or the last digits of a phone may mean. */
export const foundMembers = (text: string) =>
  queryOptions({
    queryKey: ['members', 'found-at-desk', text],
    queryFn: async ({ signal, client }): Promise<FoundMember[]> => {
      const query = { search: text, sort: 'relevance', limit: MAX_FOUND } as const;
      try {
        return await answer(api.GET('/customers', { params: { query }, signal }));
      } catch (error) {
        const snapshot = client.getQueryData(deskSnapshot.queryKey);
        if (!isLost(error) || !snapshot) throw error;
        return findMembers(snapshot, text, MAX_FOUND);
      }
    },
    enabled: text !== '',
  });
