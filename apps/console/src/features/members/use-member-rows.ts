import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useKeys } from '../../shell/keys';
import type { Member } from './queries';

/** How many rows before the end the next page is asked for. */
const AHEAD = 30;

export interface MemberListProps {
  members: Member[];
  /** Called when the end of the list comes near. */
  onEnd: () => void;
}

/** Renders of a long list what can be seen, and moves the focus from row to row by `j` and `k`. */
export function useMemberRows({ members, onEnd }: MemberListProps, rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => members[index]!.id,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= members.length - AHEAD) onEnd();
  });

  const focused = () =>
    Number(document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
  const focus = (index: number) => {
    if (index < 0 || index >= members.length) return;
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
