import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, pageOf } from '../../api/client';
import type { components } from '../../api/schema';
import type { MailsSearch } from './search';

export type Mail = components['schemas']['MailResponse'];

/** The mails of the gym, newest first, page by page. */
export const mailPages = (query: MailsSearch) =>
  infiniteQueryOptions({
    queryKey: ['mails', query],
    queryFn: ({ pageParam, signal }) =>
      pageOf(
        api.GET('/mails', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
