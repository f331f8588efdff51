import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cost } from './costs';
import { type RowSize } from './row-sizes';

const FILE = join(__dirname, '../measured.json');

/** What `npm run bench -- --soak 10m --save` has measured, for docs/scaling.md to be computed from. */
export interface Measured {
  /** Day, commit, machine, versions. */
  circumstances: string;
  /** Requests a second that the machine answers at most, with everything on it. */
  capacity: number;
  /** How many of a thousand requests are which. */
  shares: Record<string, number>;
  actions: Record<string, Cost>;
  /** While nobody comes, with two api processes and one worker. */
  idleSecond: Cost;
  rows: Record<string, RowSize>;
  /** Connections to PostgreSQL of one process, and MB of memory, under load. */
  processes: Record<'api' | 'worker', { connections: number; memory: number }>;
  /** MB that a connection takes in PostgreSQL. */
  connectionMemory: number;
}

export const readMeasured = (): Measured => JSON.parse(readFileSync(FILE, 'utf8')) as Measured;

export function writeMeasured(measured: Measured): void {
  writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`);
}
