import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const RETRY_MS = 10_000;

/**
 * Loads a part of the console, however long there is no network: a part that fails to load takes the whole page with it, and what was
 * typed there.
 */
export const persistently =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    for (;;)
      try {
        return await load();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        loadStylesAgain();
      }
  };

/** A component of a part that is loaded when the component is first shown. */
export const lazyPart = <Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> => {
  const loadPart = persistently(load);
  return lazy(async () => ({ default: (await loadPart())[name] }));
};

/** Vite asks for the styles of a part once, browsers too. */
function loadStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (!link.sheet) link.replaceWith(link.cloneNode());
}
