import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

/** The gym that the page shows: its currency and time zone above all. */
export const gym = queryOptions({
  queryKey: ['gym'],
  queryFn: ({ signal }) => answer(api.GET('/gyms/me', { signal })),
  staleTime: 60_000,
});

/** The day that it is in a time zone, `2026-01-31`. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
