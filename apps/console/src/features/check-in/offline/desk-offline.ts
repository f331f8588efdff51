import { answer, api } from '../../../api/client';
import { gym } from '../../../api/gym';
import { ApiError, failedWith } from '../../../api/problem';
import { queryClient } from '../../../api/query-client';
import { whoIsIn } from '../queries';
import type { Access, Verdict } from '../verdict';
import { isLost } from './connection';
import { decideOffline } from './decide-offline';
import { deskSnapshot } from './queries';
import { dequeue, enqueue, type QueuedScan, queuedScans } from './scan-queue';
import { memberOf } from './snapshot';

const RETRY_MS = 5_000;
const TOO_MANY = 429;

/** When members came last, by what this desk has seen. */
const lastVisits = new Map<number, string>();

export function rememberVisit({ decision, customer, visit, already_in }: Access, at: string): void {
  if (customer && decision === 'allowed') lastVisits.set(customer.id, already_in ?? visit?.occurred_at ?? at);
}

export const forgetVisit = (memberId: number): boolean => lastVisits.delete(memberId);

/**
 * Decides by the last snapshot, and queues the scan to be sent later.
 *
 * @param error why the API does not decide; it stands when that is no matter of the connection, and without a snapshot
 */
export function decideHere(verdict: Verdict, override_reason?: string, error?: unknown): Partial<Verdict> {
  const { nonce, visitor, name, at } = verdict;
  const snapshot = queryClient.getQueryData(deskSnapshot.queryKey);
  if (!snapshot || (error !== undefined && !isLost(error))) return { error: error ?? ApiError.unreachable() };
  const timeZone =
    queryClient.getQueryData(gym.queryKey)?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lastVisit = lastVisits.get(memberOf(snapshot, visitor)?.id ?? 0);
  const access = decideOffline(snapshot, { visitor, at: new Date(at), timeZone, lastVisit, override_reason });
  rememberVisit(access, at);
  enqueue({ nonce, visitor, name, occurred_at: at, override_reason, decision: access.decision });
  return { access, isOffline: true };
}

type Outcome = Pick<Verdict, 'access' | 'error'>;

let isSending = false;
let retry: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends the queued scans, one after the other as they came, and tries again until all are sent.
 *
 * @param onSent told what the API says of each
 */
export async function sendScans(
  onSent: (scan: QueuedScan, outcome: Outcome) => Promise<void>,
): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(retry);
  try {
    for (let scan = queuedScans()[0]; scan; scan = queuedScans()[0]) {
      const outcome = await send(scan);
      dequeue(scan.nonce);
      await onSent(scan, outcome);
      void queryClient.invalidateQueries(whoIsIn);
    }
  } catch {
    retry = setTimeout(() => void sendScans(onSent), RETRY_MS);
  } finally {
    isSending = false;
  }
}

/** @throws what may pass */
async function send({ nonce, visitor, occurred_at, override_reason }: QueuedScan): Promise<Outcome> {
  try {
    const body = { ...visitor, nonce, occurred_at, override_reason };
    return { access: await answer(api.POST('/check-ins', { body })) };
  } catch (error) {
    // It had arrived before the connection broke.
    if (failedWith(error, 'nonce_reused')) return {};
    if (isLost(error) || (error instanceof ApiError && error.status === TOO_MANY)) throw error;
    return { error };
  }
}
