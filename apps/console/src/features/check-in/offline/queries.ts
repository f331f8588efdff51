import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { parseSnapshot } from './snapshot';

/** How old what a desk goes by is at most when the connection breaks. */
const REFRESH_MS = 5 * 60_000;

/** Kept in memory alone: nothing of it is left on the device when the page is closed. */
export const deskSnapshot = queryOptions({
  queryKey: ['check-ins', 'snapshot'],
  queryFn: async ({ signal }) =>
    parseSnapshot(await answer(api.GET('/check-ins/snapshot', { parseAs: 'text', signal }))),
  refetchInterval: REFRESH_MS,
  refetchIntervalInBackground: true,
  staleTime: REFRESH_MS,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});
