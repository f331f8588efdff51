import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { formatDateTime } from '../../i18n/format';
import { useHasRole } from '../../shell/use-has-role';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { sayDone } from '../../ui/toasts';
import classes from './member.module.css';
import { type CheckIn, visits } from './queries';
import { ShowMore } from './show-more';
import { useTexts } from './texts';

/** When a member came, and whether they were let in. */
export function VisitsTab({ memberId }: { memberId: number }) {
  const t = useTexts();
  const list = useSuspenseInfiniteQuery(visits(memberId));
  const mayVoid = useHasRole('owner', 'manager', 'front_desk');
  const [voiding, setVoiding] = useState<CheckIn>();
  const checkIns = list.data.pages.flatMap(({ items }) => items);
  if (checkIns.length === 0)
    return <EmptyState icon={DoorOpen} title={t('no_visit')} text={t('no_visit_text')} />;
  return (
    <div>
      {checkIns.map((checkIn) => (
        <Group
          key={checkIn.id}
          component="article"
          justify="space-between"
          wrap="nowrap"
          className={classes.entry}
        >
          <Visit checkIn={checkIn} />
          {mayVoid && checkIn.decision === 'allowed' && !checkIn.voided_at && (
            <Button size="xs" variant="default" flex="none" onClick={() => setVoiding(checkIn)}>
              {t('void')}
            </Button>
          )}
        </Group>
      ))}
      <ShowMore list={list} />
      {voiding && <VoidDialog checkIn={voiding} onClose={() => setVoiding(undefined)} />}
    </div>
  );
}

function Visit({
  checkIn: { occurred_at, decision, reasons, override_reason, open, ...checkIn },
}: {
  checkIn: CheckIn;
}) {
  const t = useTexts();
  const state = checkIn.voided_at ? 'voided' : decision === 'denied' ? 'denied' : open ? 'in' : 'was_in';
  const color = { voided: 'gray', denied: 'red', in: 'green', was_in: 'blue' }[state];
  return (
    <Stack gap={2} miw={0}>
      <Group gap="xs">
        <Text td={checkIn.voided_at ? 'line-through' : undefined}>{formatDateTime(occurred_at)}</Text>
        <Badge variant="dot" color={color}>
          {t(`visit.${state}`)}
        </Badge>
      </Group>
      {reasons.length > 0 && (
        <Text size="sm">{reasons.map((reason) => t(`visit_reasons.${reason}`)).join(', ')}</Text>
      )}
      {override_reason && <Text size="sm">{t('let_in', { reason: override_reason })}</Text>}
      {checkIn.checked_out_at && (
        <Text size="sm">{t('left', { when: formatDateTime(checkIn.checked_out_at) })}</Text>
      )}
      {checkIn.void_reason && <Text size="sm">{t('voided_because', { reason: checkIn.void_reason })}</Text>}
    </Stack>
  );
}

function VoidDialog({ checkIn, onClose }: { checkIn: CheckIn; onClose: () => void }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const voiding = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/check-ins/{id}/void', {
          params: { path: { id: checkIn.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      sayDone(t('visit_voided'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', checkIn.customer_id] }),
  });
  return (
    <ConfirmDialog
      opened
      title={t('void')}
      text={t('void_text', { when: formatDateTime(checkIn.occurred_at) })}
      action={t('void')}
      isDangerous
      isPending={voiding.isPending}
      onConfirm={voiding.mutate}
      isReady={reason.trim() !== ''}
      onClose={onClose}
    >
      <TextInput
        label={t('reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
