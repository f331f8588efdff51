import { isDeepStrictEqual } from 'node:util';

/**
 * What `patch` would change in `row`. Members it does not name stay as they are.
 *
 * @returns undefined when nothing would change, so that the row and its `updated_at` can be left alone
 */
export function changesOf<Row extends object>(row: Row, patch: Partial<Row>): Partial<Row> | undefined {
  const changes = Object.entries(patch).filter(
    ([name, value]) =>
      value !== undefined &&
      row[name as keyof Row] !== value &&
      !isDeepStrictEqual(row[name as keyof Row], value),
  );
  return changes.length > 0 ? (Object.fromEntries(changes) as Partial<Row>) : undefined;
}
