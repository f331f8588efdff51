import { notifications } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { queryClient } from '../../api/query-client';
import { playWarning } from '../../ui/sounds';
import { within } from './offline/connection';
import { decideHere, forgetVisit, rememberVisit, sendScans } from './offline/desk-offline';
import { dequeue, queuedScans } from './offline/scan-queue';
import { whoIsIn } from './queries';
import { t } from './texts';
import { type Access, colorOf, type Verdict, type Visitor } from './verdict';

const MAX_KEPT = 20;

/** A card that is held before the reader is read again and again. */
const SAME_SCAN_MS = 1_000;

/** Who comes is not left to wait for longer by a network that neither works nor fails. */
const ANSWER_MS = 3_000;

/** The last ones of this desk, newest first. They stay while somebody looks at another page. */
let verdicts: readonly Verdict[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Verdict[]): void {
  verdicts = next.slice(0, MAX_KEPT);
  for (const listener of listeners) listener();
}

function change(nonce: string, changes: Partial<Verdict>): Verdict | undefined {
  keep(verdicts.map((verdict) => (verdict.nonce === nonce ? { ...verdict, ...changes } : verdict)));
  return verdicts.find((verdict) => verdict.nonce === nonce);
}

export const useVerdicts = (): readonly Verdict[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => verdicts,
  );

/** Takes a card that was scanned, once however often the reader reads it. */
export function scan(card_number: string): void {
  const last = verdicts[0];
  const isSame = last && 'card_number' in last.visitor && last.visitor.card_number === card_number;
  if (isSame && Date.now() - Date.parse(last.at) < SAME_SCAN_MS) return;
  void checkIn({ card_number });
}

interface Options {
  name?: string;
  /** Lets in whatever speaks against it, and says why. */
  override_reason?: string;
}

/** Asks whether somebody is let in. There is a sound when they are not. */
export async function checkIn(visitor: Visitor, { name, override_reason }: Options = {}): Promise<void> {
  const verdict: Verdict = { nonce: newIdempotencyKey(), visitor, name, at: new Date().toISOString() };
  keep([verdict, ...verdicts]);
  const decided = change(verdict.nonce, await decide(verdict, override_reason));
  if (decided && colorOf(decided) === 'red') playWarning();
}

async function decide(verdict: Verdict, override_reason?: string): Promise<Partial<Verdict>> {
  const { nonce, visitor } = verdict;
  try {
    // Those that wait go first.
    if (queuedScans().length > 0) return decideHere(verdict, override_reason);
    const access = await within(
      ANSWER_MS,
      answer(api.POST('/check-ins', { body: { ...visitor, nonce, override_reason } })),
    );
    rememberVisit(access, verdict.at);
    void queryClient.invalidateQueries(whoIsIn);
    return { access };
  } catch (error) {
    return decideHere(verdict, override_reason, error);
  } finally {
    void sendQueued();
  }
}

/** Sends what was decided without a connection, and shows what the API says about it. */
export async function sendQueued(): Promise<void> {
  await sendScans(async ({ nonce, decision }, outcome) => {
    const verdict = change(nonce, { ...outcome, isSent: true });
    if (outcome.access && outcome.access.decision !== decision) sayOtherwise(outcome.access);
    // Taken back while it was under way. Where that fails, it can be tried again.
    if (verdict?.isUndone && outcome.access?.visit)
      await voidVisit(verdict).catch(() => change(nonce, { isUndone: false }));
  });
}

/** Who was let in should not have been, or the other way round: somebody should know. */
function sayOtherwise({ decision, customer }: Access): void {
  const name = customer ? `${customer.first_name} ${customer.last_name}` : '';
  notifications.show({
    color: 'yellow',
    message: t(`offline.otherwise.${decision}`, { name }),
    autoClose: false,
  });
}

/** Takes a visit back that was made by mistake. */
export async function undo(verdict: Verdict): Promise<void> {
  const { nonce, access } = verdict;
  if (access?.visit) await voidVisit(verdict);
  else dequeue(nonce);
  if (access?.customer) forgetVisit(access.customer.id);
  change(nonce, { isUndone: true });
}

async function voidVisit({ nonce, access }: Verdict): Promise<void> {
  await answer(
    api.POST('/check-ins/{id}/void', {
      params: { path: { id: access!.visit!.id }, header: { 'Idempotency-Key': nonce } },
      body: { reason: t('undo_reason') },
    }),
  );
  void queryClient.invalidateQueries(whoIsIn);
}
