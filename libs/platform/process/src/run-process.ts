import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '@libs/platform/config';

/** Closes one thing that the boot opened; `signal` is what ended the process, if one did. */
type Close = (signal?: string) => Promise<void>;

/**
 * Milliseconds that each thing has to close, so that all is over before orchestrators kill, after ten seconds. A mail
 * that has not left by then is sent by the next worker.
 */
const PATIENCE = 8_000;

/**
 * Runs a process from its boot to its end. SIGTERM, SIGINT and SIGHUP close what the boot has opened so far, the
 * last first, and exit with 0 within ten seconds. So does a boot that fails, after saying why, with 1.
 *
 * @param boot opens things and hands over at once how each is closed
 */
export async function runProcess(boot: (onEnd: (close: Close) => void) => Promise<void>): Promise<void> {
  const opened: Close[] = [];
  let ending = false;
  const end = async (code: number, signal?: string): Promise<void> => {
    if (ending) return; // Ctrl-C under npm arrives twice
    ending = true;
    for (const close of opened.toReversed()) {
      try {
        await Promise.race([close(signal), sleep(PATIENCE)]);
      } catch (error) {
        console.error(error);
        code = 1;
      }
    }
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void end(0, signal));
  try {
    await boot((close) => opened.push(close));
  } catch (error) {
    if (!ending) console.error(error instanceof ConfigError ? error.message : error);
    await end(1);
  }
}
