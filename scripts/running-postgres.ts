import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Connection URL of the embedded server that `npm start` runs on a data folder, from the files that it keeps there. */
export function runningPostgresUrl(dataDir: string): string {
  const folder = join(resolve(dataDir), 'postgres');
  const password = readFileSync(join(folder, 'password'), 'utf8');
  const port = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/gym_manager`;
}
