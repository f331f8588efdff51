import { useEffect, useRef } from 'react';

/** What to do when a key is pressed, by `event.key`; `g m` is one key after the other. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1_200;

/** Whether a key is part of what somebody writes, or of a dialog or menu that is open. */
function isForSomethingElse({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return true;
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

/** Whether Enter and Space press what has the focus. */
const pressesTarget = ({ key, target }: KeyboardEvent): boolean =>
  ['Enter', ' '].includes(key) &&
  target instanceof HTMLElement &&
  target.closest('a, button, [role="button"]') !== null;

/** Listens to keys for as long as the component is there, but not while somebody writes. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      if (isForSomethingElse(event) || pressesTarget(event)) return;
      const sequence =
        first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${event.key}` : undefined;
      first = { key: event.key, at: event.timeStamp };
      const action = (sequence && current.current[sequence]) || current.current[event.key];
      if (!action) return;
      first = undefined;
      event.preventDefault();
      action(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
