import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, pageOf } from '../../api/client';
import type { components } from '../../api/schema';
import type { MembersSearch } from './search';

export type Member = components['schemas']['CustomerResponse'];

export interface MemberListProps {
  members: Member[];
  /** Called when the end of the list comes near. */
  onEnd: () => void;
}

/** As many as the API changes at once. */
export const CHANGED_AT_ONCE = 1_000;

const PAGE_SIZE = 100;

/** The list, page by page; best matches first while somebody searches and has not said by what to sort. */
export const memberPages = ({ q, columns: _columns, sort, ...filters }: MembersSearch) => {
  const query = {
    ...filters,
    ...(q && { search: q }),
    sort: sort ?? (q ? ('relevance' as const) : ('name' as const)),
  };
  return infiniteQueryOptions({
    queryKey: ['members', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      pageOf(
        api.GET('/customers', {
          params: {
            query: { ...query, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) },
            header: pageParam ? {} : { Prefer: 'count=estimated' },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
};

export const tags = queryOptions({
  queryKey: ['members', 'tags'],
  queryFn: ({ signal }) => answer(api.GET('/tags', { signal })),
});
