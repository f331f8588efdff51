import { useState } from 'react';

export interface Selection<Item> {
  selected: Item[];
  /** Whether everybody is selected who can be. */
  isFull: boolean;
  has: (item: Item) => boolean;
  canHave: (item: Item) => boolean;
  toggle: (item: Item) => void;
  toggleAll: () => void;
  clear: () => void;
}

/**
 * Which rows of a list are ticked.
 *
 * @param max how many at once
 * @param canHave which rows can be ticked at all; every one unless given
 */
export function useSelection<Item extends { id: number }>(
  items: Item[],
  max: number,
  canHave: (item: Item) => boolean = () => true,
): Selection<Item> {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const selectable = items.filter(canHave).slice(0, max);
  const selected = items.filter(({ id }) => ids.has(id));
  const isFull = selected.length > 0 && selected.length >= selectable.length;
  return {
    selected,
    isFull,
    has: ({ id }) => ids.has(id),
    canHave,
    toggle: ({ id }) =>
      setIds((before) => {
        if (before.has(id)) return new Set([...before].filter((other) => other !== id));
        return before.size < max ? new Set([...before, id]) : before;
      }),
    toggleAll: () => setIds(new Set(isFull ? [] : selectable.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
