import { useEffect } from 'react';

const content = (): HTMLElement | null => document.querySelector('#content');

/** Everything around an element of the page, the element first. */
function pathOf(element: Element): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let each: Element | null = element; each; each = each.parentElement)
    if (each instanceof HTMLElement && content()?.contains(each)) path.push(each);
  return path;
}

/**
 * Keeps the focus in the page for whoever works by keys: when what has it goes, as a button does that has done its work, and a
 * dialog whose menu is closed, it goes back to what had it in the page, or what is left around that. Browsers leave it to
 * nothing, and a screen reader begins at the top again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && content()?.contains(target)) path = pathOf(target);
    };
    // A mouse takes the focus away on purpose.
    const forget = () => {
      path = [];
    };
    const focus = (element: HTMLElement | null | undefined) => {
      if (!element || document.activeElement !== document.body) return;
      if (element.tabIndex < 0) {
        element.tabIndex = -1;
        element.dataset.keptFocus = '';
      }
      element.focus({ preventScroll: true });
    };
    const keep = () => {
      if (path.length > 0) focus(path.find((element) => element.isConnected) ?? content());
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    focus(content());
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
      observer.disconnect();
    };
  }, []);
}
