import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useKeys } from './keys';
import { useNavigation } from './navigation';
import { openShortcutsHelp } from './shortcuts-help';

/** The keys that are good everywhere. A page marks what `/` leads to with `type="search"`. */
export function useShellKeys(openPalette: () => Promise<void>): void {
  const navigate = useNavigate();
  const pages = useNavigation().map(({ key, to }) => [`g ${key}`, () => void navigate({ to })] as const);
  useHotkeys([['mod+K', () => void openPalette()]], []);
  useKeys({
    '/': () => document.querySelector<HTMLElement>('#content input[type="search"]')?.focus(),
    '?': openShortcutsHelp,
    ...Object.fromEntries(pages),
  });
}
