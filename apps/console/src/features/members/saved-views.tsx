import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { sayDone } from '../../ui/toasts';
import { useTexts } from './texts';
import { useViews, type View } from './views';

const route = getRouteApi('/desk/members');

/** Opens what was saved of the list, and saves what it shows now. */
export function SavedViews({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { gym } = route.useRouteContext();
  const { views, save, remove } = useViews(gym.id);
  const [name, setName] = useState('');
  const open = (view: View) => {
    void navigate({ to: '.', search: view.search });
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save({ name: name.trim(), search });
    sayDone(t('views.saved', { name: name.trim() }));
    onClose();
  };
  const forget = (view: View) => {
    remove(view.name);
    sayDone(t('views.removed', { name: view.name }), async () => save(view));
  };
  return (
    <Popover.Dropdown aria-label={t('views.title')}>
      <Stack gap="xs" miw={260}>
        {views.length === 0 && <Text size="sm">{t('views.none')}</Text>}
        {views.map((view) => (
          <Group key={view.name} gap="xs" wrap="nowrap">
            <Button variant="subtle" justify="start" flex={1} miw={0} onClick={() => open(view)}>
              {view.name}
            </Button>
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={t('views.remove', { name: view.name })}
              onClick={() => forget(view)}
            >
              <X size={20} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <form onSubmit={submit}>
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              label={t('views.name')}
              flex={1}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={60}
              autoComplete="off"
            />
            <Button type="submit" disabled={name.trim() === ''}>
              {t('save')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Popover.Dropdown>
  );
}
