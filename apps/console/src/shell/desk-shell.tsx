import { ActionIcon, AppShell, Group, Text, Tooltip } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Suspense, useState } from 'react';
import { AccountMenu } from './account-menu';
import { BottomNavigation } from './bottom-navigation';
import { desk } from './desk-route';
import classes from './desk-shell.module.css';
import { SideNavigation } from './side-navigation';
import { ShortcutsHelp } from './shortcuts-help';
import { useTexts } from './texts';
import { lazyPart, persistently } from '../ui/lazy-part';
import { useLater } from '../ui/use-later';
import { useKeptFocus } from './use-kept-focus';
import { useShellKeys } from './use-shell-keys';

const loadPalette = persistently(() => import('./command-palette'));
const CommandPalette = lazyPart(loadPalette, 'CommandPalette');

/** What stands around every page: navigation, palette, keys, account. */
export function DeskShell() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const later = useLater();
  const [needsPalette, setNeedsPalette] = useState(false);
  const openPalette = async () => {
    setNeedsPalette(true);
    (await loadPalette()).openPalette();
  };
  useShellKeys(openPalette);
  useKeptFocus();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 64, sm: 0 } }}
      padding="md"
    >
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Text fw={700} truncate>
            {gym.name}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Tooltip label={t('commands')}>
              <ActionIcon
                variant="default"
                size={44}
                onClick={() => void openPalette()}
                aria-label={t('commands')}
              >
                <Search size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" visibleFrom="sm" aria-label={t('navigation')}>
        <SideNavigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm">
        <BottomNavigation />
      </AppShell.Footer>
      {(later || needsPalette) && (
        <Suspense>
          <CommandPalette />
        </Suspense>
      )}
      <ShortcutsHelp />
    </AppShell>
  );
}
