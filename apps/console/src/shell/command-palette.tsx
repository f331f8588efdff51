import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, Search, ShieldCheck } from 'lucide-react';
import { useNavigation } from './navigation';
import { openShortcutsHelp } from './shortcuts-help';
import { useTexts } from './texts';
import { useSignOut } from './use-sign-out';

const [store, palette] = createSpotlight();

export const openPalette = (): void => palette.open();

/** Finds pages and actions by their names: Ctrl-K. */
export function CommandPalette() {
  const t = useTexts();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const actions: SpotlightActionData[] = [
    ...useNavigation().map(({ icon: Icon, label, to }) => ({
      id: to,
      label,
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => void navigate({ to }),
    })),
    {
      id: 'security',
      label: t('security'),
      leftSection: <ShieldCheck size={20} aria-hidden />,
      onClick: () => void navigate({ to: '/security' }),
    },
    {
      id: 'keys',
      label: t('shortcuts.title'),
      leftSection: <Keyboard size={20} aria-hidden />,
      onClick: openShortcutsHelp,
    },
    {
      id: 'sign-out',
      label: t('sign_out'),
      leftSection: <LogOut size={20} aria-hidden />,
      onClick: signOut,
    },
  ];
  return (
    <Spotlight
      store={store}
      actions={actions}
      shortcut={null}
      nothingFound={t('no_command')}
      highlightQuery
      scrollable
      searchProps={{
        leftSection: <Search size={20} aria-hidden />,
        placeholder: t('commands'),
        'aria-label': t('commands'),
      }}
      attributes={{ content: { 'aria-label': t('commands') } }}
    />
  );
}
