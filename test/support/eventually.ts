import { setTimeout as sleep } from 'node:timers/promises';

type Missing = false | null | undefined;

/**
 * Asks again until the answer is truthy. The limit is there to end a failed test, not to measure.
 *
 * @param what names what is waited for when it never comes; a function is asked then
 */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => Promise<T | Missing> | T | Missing,
  limitSeconds = 60,
): Promise<T> {
  const end = Date.now() + limitSeconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      const missing = typeof what === 'string' ? what : what();
      throw new Error(`${missing}: not within ${limitSeconds} seconds`);
    }
    await sleep(50);
  }
}
