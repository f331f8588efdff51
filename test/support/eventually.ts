import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again until the answer is truthy. The limit is there to end a failed test, not to measure.
 *
 * @param what names what is waited for when it never comes
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  limitSeconds = 60,
): Promise<NonNullable<T>> {
  const end = Date.now() + limitSeconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${limitSeconds} seconds`);
    await sleep(50);
  }
}
