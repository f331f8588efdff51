import { useSyncExternalStore } from 'react';
import type { Access, Visitor } from '../verdict';

/** A scan that the API does not know of yet. */
export interface QueuedScan {
  nonce: string;
  visitor: Visitor;
  name?: string;
  occurred_at: string;
  override_reason?: string;
  /** What the visitor was told. */
  decision: Access['decision'];
}

/** It stays when somebody signs out: the scans are sent when somebody signs in for the same gym. */
const keyOf = (gymId: number): string => `gym-manager:scans:${gymId}`;

const NONE: readonly QueuedScan[] = [];
let gymId = 0;
let queue = NONE;
const listeners = new Set<() => void>();

/** What is kept on the device: other tabs of this desk add to it, too. */
function kept(): readonly QueuedScan[] {
  const text = localStorage.getItem(keyOf(gymId));
  return text === null ? NONE : (JSON.parse(text) as QueuedScan[]);
}

/** Opens what was kept for a gym before a reload. */
export function openQueue(id: number): void {
  gymId = id;
  queue = kept();
  for (const listener of listeners) listener();
}

function keep(next: readonly QueuedScan[]): void {
  queue = next;
  if (next.length === 0) localStorage.removeItem(keyOf(gymId));
  else localStorage.setItem(keyOf(gymId), JSON.stringify(next));
  for (const listener of listeners) listener();
}

export const queuedScans = (): readonly QueuedScan[] => queue;

export const enqueue = (scan: QueuedScan): void => keep([...kept(), scan]);

export const dequeue = (nonce: string): void => keep(kept().filter((scan) => scan.nonce !== nonce));

export const useQueuedScans = (): readonly QueuedScan[] =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, queuedScans);
