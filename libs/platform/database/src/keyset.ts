/** The order that is asked for, and where the page before ended. */
interface Sorted {
  /** Begins with `-` for the reverse. */
  sort: string;
  cursor?: { keys: readonly unknown[] };
}

/**
 * SQL for a page of a list that an index on `columns` serves from any place, however far into the list.
 *
 * @param columns what the list is sorted by, the last one unique; none is ever NULL
 * @param place adds a parameter to the statement
 * @returns the condition that a row comes after the page before, if there is one, and what to ORDER BY
 */
export function keyset(
  columns: readonly string[],
  { sort, cursor }: Sorted,
  place: (value: unknown) => string,
): { after: string[]; order: string } {
  const [direction, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  return {
    after: cursor ? [`(${columns.join(', ')}) ${beyond} (${cursor.keys.map(place).join(', ')})`] : [],
    order: columns.map((column) => `${column} ${direction}`).join(', '),
  };
}
