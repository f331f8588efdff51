import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useNavigation } from './navigation';
import { useTexts } from './texts';

let isOpen = false;
const listeners = new Set<() => void>();
function setOpen(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

export const openShortcutsHelp = (): void => setOpen(true);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The keys that there are: `?`. */
export function ShortcutsHelp() {
  const t = useTexts();
  const opened = useSyncExternalStore(subscribe, () => isOpen);
  const pages = useNavigation();
  const groups: { title: string; keys: [string[], string][] }[] = [
    {
      title: t('shortcuts.anywhere'),
      keys: [
        [['Ctrl', 'K'], t('shortcuts.palette')],
        [['/'], t('shortcuts.search')],
        [['?'], t('shortcuts.help')],
        [['Esc'], t('shortcuts.close')],
      ],
    },
    {
      title: t('shortcuts.lists'),
      keys: [
        [['j'], t('shortcuts.next')],
        [['k'], t('shortcuts.previous')],
        [['Enter'], t('shortcuts.open')],
        [['c'], t('shortcuts.create')],
      ],
    },
    { title: t('shortcuts.pages'), keys: pages.map(({ key, label }) => [['g', key], label]) },
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => setOpen(false)}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {groups.map(({ title, keys }) => (
          <Stack key={title} gap="xs">
            <Title order={3} size="h5">
              {title}
            </Title>
            {keys.map(([pressed, what]) => (
              <Group key={what} justify="space-between">
                <Text size="sm">{what}</Text>
                <Group gap={4}>
                  {pressed.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Group>
            ))}
          </Stack>
        ))}
      </Stack>
    </Modal>
  );
}
