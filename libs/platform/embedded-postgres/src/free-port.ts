import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A TCP port of 127.0.0.1 that nobody listens on. It is below those that systems give to connections and to whoever
 * asks for any port (from 32768 on Linux): nobody but another caller can take it before its user listens, or while
 * its user restarts.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? settle(false) : fail(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
  });
}
