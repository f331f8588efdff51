import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useKeys } from '../shell/keys';

/** How many rows before the end the next page is asked for. */
const AHEAD = 30;

/**
 * Renders of a long list what can be seen, and moves the focus from row to row by `j` and `k`, and from the search to the first
 * row by Enter and the arrow. A row is marked with `data-index`.
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
    const linkOf = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    const link = linkOf();
    // The next key may come before the next frame, and must find it where this one has put it.
    if (link) link.focus({ preventScroll: true });
    else requestAnimationFrame(() => linkOf()?.focus({ preventScroll: true }));
  };
  useKeys({ j: () => focus(focused() + 1), k: () => focus(focused() - 1) });

  const goOnFromSearch = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, isComposing } = event;
    if ((key !== 'Enter' && key !== 'ArrowDown') || isComposing) return;
    if (!(target instanceof HTMLInputElement) || target.type !== 'search') return;
    event.preventDefault();
    focus(0);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => goOnFromSearch(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return { scroller, rows, height: virtualizer.getTotalSize() };
}
