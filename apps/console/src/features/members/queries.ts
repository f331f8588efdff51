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

const PAGE_SIZE = 50;

/** Best matches first, while somebody searches and has not said by what to sort: they have one page. */
const isByRelevance = ({ q, sort }: MembersSearch): boolean => Boolean(q) && sort === undefined;

/** Whether there may be more than were found. */
export const isCut = (search: MembersSearch, total: number): boolean =>
  isByRelevance(search) && total === PAGE_SIZE;

/** The list, page by page. */
export const memberPages = (search: MembersSearch) => {
  const { q, columns: _columns, sort = 'name', ...filters } = search;
  const query = {
    ...filters,
    ...(q && { search: q }),
    sort: isByRelevance(search) ? ('relevance' as const) : sort,
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
