import { useEffect, useRef } from 'react';
import { ScanDetector } from './scan-detector';

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Gives a field the value that it had, and has React know. */
function restore({ field, value }: { field: Field; value: string }): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Listens to a scanner that types, whatever has the focus. A field that the keys have gone into gets back what was in it,
 * and the Enter of a scan presses nothing.
 */
export function useScanner(onScan: (card_number: string) => void): void {
  const current = useRef(onScan);
  useEffect(() => {
    current.current = onScan;
  });
  useEffect(() => {
    const detector = new ScanDetector();
    let before: { field: Field; value: string } | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return detector.reset();
      const scan = detector.press(event.key, event.timeStamp);
      const field = isField(event.target) ? event.target : undefined;
      if (detector.length === 1) before = field && { field, value: field.value };
      // Else the letters of a card number would be keys of the console.
      const isStray = detector.length > 1 && !field;
      if (!isStray && scan === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (scan === undefined) return;
      if (before) restore(before);
      current.current(scan);
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
