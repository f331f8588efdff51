import { useSyncExternalStore } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { queryClient } from '../../api/query-client';
import { whoIsIn } from './queries';
import { t } from './texts';
import { colorOf, type Verdict, type Visitor } from './verdict';
import { playWarning } from './warning-sound';

const MAX_KEPT = 20;

/** A card that is held before the reader is read again and again. */
const SAME_SCAN_MS = 1_000;

/** The last ones of this desk, newest first. They stay while somebody looks at another page. */
let verdicts: readonly Verdict[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Verdict[]): void {
  verdicts = next.slice(0, MAX_KEPT);
  for (const listener of listeners) listener();
}

const change = (nonce: string, changes: Partial<Verdict>): void =>
  keep(verdicts.map((verdict) => (verdict.nonce === nonce ? { ...verdict, ...changes } : verdict)));

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
  await decide(verdict, override_reason);
  const decided = verdicts.find(({ nonce }) => nonce === verdict.nonce);
  if (decided && colorOf(decided) === 'red') playWarning();
}

async function decide({ nonce, visitor }: Verdict, override_reason?: string): Promise<void> {
  try {
    const access = await answer(api.POST('/check-ins', { body: { ...visitor, nonce, override_reason } }));
    change(nonce, { access });
    void queryClient.invalidateQueries(whoIsIn);
  } catch (error) {
    change(nonce, { error });
  }
}

/** Takes a visit back that was made by mistake. */
export async function undo({ nonce, access }: Verdict): Promise<void> {
  await answer(
    api.POST('/check-ins/{id}/void', {
      params: { path: { id: access!.visit!.id }, header: { 'Idempotency-Key': nonce } },
      body: { reason: t('undo_reason') },
    }),
  );
  change(nonce, { isUndone: true });
  void queryClient.invalidateQueries(whoIsIn);
}
