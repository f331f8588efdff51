import { linearTrend, median } from '../statistics';
import { type TableState } from './machine';

/** One value of a soak, at a time in minutes. */
export interface Point {
  minute: number;
  value: number;
}

/** The part of a soak, from its beginning, in which caches fill and heaps find their size: it is not judged. */
export const WARM_UP = 1 / 3;

/** What grows by less than this part of its mean a minute is steady, as far as a soak of minutes can tell. */
const STEADY_A_MINUTE = 0.01;

/** How much of the ups and downs a straight line must explain, or it is no trend. */
const TREND = 0.5;

/** Whether something grows, and how fast. */
export interface Judgement {
  grows: boolean;
  /** The values' median, and by how much they grow a minute. */
  middle: number;
  slope: number;
}

/** Judges values that are to stay where they are. */
export function judge(points: Point[]): Judgement {
  const { slope, explained } = linearTrend(points.map(({ minute, value }) => [minute, value]));
  const middle = median(points.map(({ value }) => value));
  return { middle, slope, grows: slope > middle * STEADY_A_MINUTE && explained > TREND };
}

/** How far it must rise above its former highest value: a heap that has been so large before becomes so again between two collections. */
const NEW_HIGH = 1.05;

/**
 * Judges what rises for minutes and falls again: memory until garbage is collected, connections until they have been idle for some
 * time.
 *
 * @param before the values from before the time that is judged
 */
export function judgeFluctuating(points: Point[], before: number[]): Judgement {
  const judgement = judge(points);
  const half = points.slice(0, Math.ceil(points.length / 2)).map(({ value }) => value);
  const highest = Math.max(...points.map(({ value }) => value));
  return { ...judgement, grows: judgement.grows && highest > NEW_HIGH * Math.max(...half, ...before) };
}

/** Growth of a table, in bytes and as a part of what it was, that is nothing to speak of: a few pages. */
const FEW_BYTES = 512 * 1_024;
const FEW = 0.02;

/** How much more than its rows a table may grow: pages that are split are half empty at first. */
const LOOSENESS = 1.3;

/** The part of its rows that may be dead before PostgreSQL vacuums a table (`autovacuum_vacuum_scale_factor`). */
const UNVACUUMED = 0.2;

export type TableVerdict =
  'steady' | 'grows with its rows' | 'looser, as between two vacuums' | 'grows without rows';

/**
 * Judges a table by its state at the end of the warm-up and at the end of the soak: it may grow with its rows, for which there is a
 * retention, and a little between two vacuums, but not otherwise.
 */
export function judgeTable(before: TableState, after: TableState): TableVerdict {
  const bytes = after.bytes - before.bytes;
  const growth = bytes / before.bytes;
  if (bytes <= FEW_BYTES || growth <= FEW) return 'steady';
  const allowed = Math.max(0, after.rows / before.rows - 1) * LOOSENESS;
  if (growth <= allowed) return 'grows with its rows';
  return growth <= allowed + UNVACUUMED ? 'looser, as between two vacuums' : 'grows without rows';
}
