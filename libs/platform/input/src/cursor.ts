import { isDate, momentOf } from './date-fields';
import { isStorable } from './text';

/** What a row is sorted by. */
export type SortKey = string | number;

/** The kinds of values that lists are sorted by, and what PostgreSQL takes for one. */
const KINDS = {
  id: Number.isSafeInteger,
  text: (value: unknown) => typeof value === 'string' && isStorable(value),
  /** `infinity` comes after every date. */
  date: (value: unknown) => value === 'infinity' || isDate(value),
  timestamp: (value: unknown) => momentOf(value) !== undefined,
} as const;

export type SortKind = keyof typeof KINDS;

/**
 * Where a page of a list ended: in which sort, and what its last row is sorted by, down to the id, so that no two rows stand in
 * one place. The next page begins behind that place, whether the row is still there or not.
 */
export class Cursor {
  constructor(
    /** As the query has it: `name`, or `-name` for the reverse. */
    readonly sort: string,
    readonly keys: readonly SortKey[],
  ) {}

  /** @returns undefined for what is not a cursor */
  static parse(token: unknown): Cursor | undefined {
    if (typeof token !== 'string' || !/^[\w-]+$/.test(token)) return undefined;
    try {
      const [sort, ...keys] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [
        string,
        ...SortKey[],
      ];
      return new Cursor(sort, keys);
    } catch {
      return undefined;
    }
  }

  /** Whether the keys are of these kinds. They come from outside. */
  has(kinds: readonly SortKind[]): boolean {
    return this.keys.length === kinds.length && kinds.every((kind, index) => KINDS[kind](this.keys[index]));
  }

  /** The opaque token that clients send back. It is not signed: it says nothing that a filter could not. */
  toString(): string {
    return Buffer.from(JSON.stringify([this.sort, ...this.keys])).toString('base64url');
  }
}
