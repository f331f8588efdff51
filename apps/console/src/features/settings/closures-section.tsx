import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { todayIn } from '../../api/gym';
import { formatDate } from '../../i18n/format';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Section } from '../../ui/section';
import { ClosureForm } from './closure-form';
import { closures, type Closure, gymProfile } from './queries';
import { useTexts } from './texts';

const days = ({ start_date, end_date }: Closure): string =>
  start_date === end_date ? formatDate(start_date) : `${formatDate(start_date)} – ${formatDate(end_date)}`;

/** Days on which the gym does not open, such as holidays: those of today and later. */
export function ClosuresSection() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data: gym } = useSuspenseQuery(gymProfile);
  const list = closures(todayIn(gym.data.timezone));
  const { data } = useSuspenseQuery(list);
  const [isAdding, setIsAdding] = useState(false);
  const [removed, setRemoved] = useState<Closure>();
  const removing = useMutation({
    mutationFn: ({ id }: Closure) => answer(api.DELETE('/closures/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(list);
      setRemoved(undefined);
    },
  });
  return (
    <Section title={t('closures')} text={t('closures_text')}>
      {data.length === 0 && <Text>{t('no_closures')}</Text>}
      {data.map((closure) => (
        <Group key={closure.id} justify="space-between" wrap="nowrap" component="article">
          <Stack gap={0} miw={0}>
            <Text fw={600}>{days(closure)}</Text>
            {closure.reason && <Text size="sm">{closure.reason}</Text>}
          </Stack>
          <Button
            variant="default"
            onClick={() => setRemoved(closure)}
            aria-label={t('open_again_on', { days: days(closure) })}
          >
            {t('open_again')}
          </Button>
        </Group>
      ))}
      {isAdding ? (
        <ClosureForm
          onDone={async () => {
            await queryClient.invalidateQueries(list);
            setIsAdding(false);
          }}
          onCancel={() => setIsAdding(false)}
        />
      ) : (
        <Group>
          <Button
            variant="default"
            leftSection={<CalendarOff size={20} aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t('add_closure')}
          </Button>
        </Group>
      )}
      {removed && (
        <ConfirmDialog
          opened
          title={t('open_again')}
          text={t('open_again_text', { days: days(removed) })}
          action={t('open_again')}
          isPending={removing.isPending}
          onConfirm={() => removing.mutate(removed)}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Section>
  );
}
