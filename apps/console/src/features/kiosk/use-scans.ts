import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ApiError } from '../../api/problem';
import { playWarning, playWelcome } from '../../ui/sounds';
import { checkIn, isRevoked, type Verdict } from './queries';

/** `undecided`: nothing has answered in time. */
export type Outcome = Verdict | 'undecided';

/** What the tablet shows of a scan. */
export interface Shown {
  nonce: string;
  /** None while the API is asked. */
  outcome?: Outcome;
  first_name?: string | null;
}

/** A card that is held before the reader is read again and again. */
const SAME_SCAN_MS = 1_000;

/** For how long an answer is waited for; one that got lost is asked for once more. */
const ANSWER_MS = 4_000;
const ATTEMPTS = 2;

const SHOWN_MS: Record<Outcome, number> = {
  welcome: 4_000,
  already_in: 4_000,
  see_desk: 8_000,
  unknown_card: 6_000,
  undecided: 8_000,
};

const isLetIn = (outcome: Outcome): boolean => outcome === 'welcome' || outcome === 'already_in';

/** Takes cards, shows the newest one's verdict for some seconds, and plays its sound. */
export function useScans(
  token: string,
  onRevoked: () => void,
): { shown: Shown | undefined; scan: (card_number: string) => void } {
  const [shown, setShown] = useState<Shown>();
  const last = useRef({ card_number: '', at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (!shown?.outcome) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS[shown.outcome]);
    return () => clearTimeout(timer);
  }, [shown]);
  const ask = async (card_number: string): Promise<void> => {
    const nonce = newIdempotencyKey();
    setShown({ nonce });
    const verdict = await decide(token, card_number, nonce);
    if (!verdict) return onRevoked();
    // Somebody else may have scanned meanwhile.
    setShown((current) => (current?.nonce === nonce ? { nonce, ...verdict } : current));
    if (isLetIn(verdict.outcome)) playWelcome();
    else playWarning();
  };
  const scan = (card_number: string): void => {
    const at = performance.now();
    const isSame = card_number === last.current.card_number && at - last.current.at < SAME_SCAN_MS;
    last.current = { card_number, at };
    if (!isSame) void ask(card_number);
  };
  return { shown, scan };
}

/** @returns undefined when the tablet was revoked */
async function decide(
  token: string,
  card_number: string,
  nonce: string,
): Promise<Required<Omit<Shown, 'nonce'>> | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++)
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const { verdict, first_name } = await checkIn(token, card_number, nonce, signal);
      return { outcome: verdict, first_name };
    } catch (error) {
      if (isRevoked(error)) return undefined;
      // No card number: too long, or with characters that cards have not.
      if (error instanceof ApiError && error.status === 422)
        return { outcome: 'unknown_card', first_name: null };
    }
  return { outcome: 'undecided', first_name: null };
}
