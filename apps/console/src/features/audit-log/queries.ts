import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { AuditLogSearch } from './search';

export type AuditEntry = components['schemas']['AuditEntryResponse'];

/** The moment at which a day begins on this device. @param days later */
const beginning = (day: string, days = 0): string => {
  const moment = new Date(`${day}T00:00:00`);
  moment.setDate(moment.getDate() + days);
  return moment.toISOString();
};

/** The log, newest first, page by page. */
export const auditLogPages = ({ from, until, ...filters }: AuditLogSearch) => {
  const query = {
    ...filters,
    ...(from && { from: beginning(from) }),
    ...(until && { to: beginning(until, 1) }),
  };
  return infiniteQueryOptions({
    queryKey: ['audit-log', query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/audit-log', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
  });
};
