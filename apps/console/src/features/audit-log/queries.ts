import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { AuditLogSearch } from './search';

export type AuditEntry = components['schemas']['AuditEntryResponse'];

dayjs.extend(utc);
dayjs.extend(timezone);

const dayAfter = (day: string): string => dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD');

/** The log, newest first, page by page. @param timeZone of the gym, whose days `from` and `until` are */
export const auditLogPages = ({ from, until, ...filters }: AuditLogSearch, timeZone: string) => {
  const beginning = (day: string): string => dayjs.tz(day, timeZone).toISOString();
  const query = {
    ...filters,
    ...(from && { from: beginning(from) }),
    ...(until && { to: beginning(dayAfter(until)) }),
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
