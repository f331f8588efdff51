import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useKeys } from '../shell/keys';

/** How many rows before the end the next page is asked for. */
const AHEAD = 30;

/**
 * Renders of a long list what can be seen, and moves the focus from row to row by `j` and `k`. A row is marked with `data-index`.
 *
 * @param onEnd called when the end of the list comes near
 */
export function useVirtualRows(items: readonly { id: number }[], rowHeight: number, onEnd: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]!.id,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - AHEAD) onEnd();
  });

  const focused = () =>
    Number(document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
  const focus = (index: number) => {
    if (index < 0 || index >= items.length) return;
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
        ?.focus({ preventScroll: true }),
    );
  };
  useKeys({ j: () => focus(focused() + 1), k: () => focus(focused() - 1) });
  return { scroller, rows, height: virtualizer.getTotalSize() };
}
