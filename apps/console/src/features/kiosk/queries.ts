import { queryOptions } from '@tanstack/react-query';
import { answer, publicApi } from '../../api/client';
import { ApiError } from '../../api/problem';
import type { components } from '../../api/schema';

export type Verdict = components['schemas']['KioskCheckInResponse']['verdict'];

/** How often the gym sees that the tablet works, and the tablet that it was not revoked. */
const SEEN_MS = 60_000;

/** While nothing answers: whoever comes waits for it. */
const RETRY_MS = 5_000;

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Whether the API does not know a token any more. */
export const isRevoked = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** What the tablet is called, and whose it is. */
export const kioskOf = (token: string) =>
  queryOptions({
    queryKey: ['kiosk', token],
    queryFn: ({ signal }) => answer(publicApi.GET('/kiosk', { headers: bearer(token), signal })),
    refetchInterval: ({ state }) => (state.status === 'error' ? RETRY_MS : SEEN_MS),
    refetchIntervalInBackground: true,
    retry: false,
  });

/** Asks whether whoever has a card is let in. @param nonce names the scan: the same one may be sent again */
export const checkIn = (token: string, card_number: string, nonce: string, signal: AbortSignal) =>
  answer(
    publicApi.POST('/kiosk/check-ins', { headers: bearer(token), body: { card_number, nonce }, signal }),
  );
