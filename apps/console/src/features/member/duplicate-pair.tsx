import { Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useHasRole } from '../../shell/use-has-role';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { sayDone } from '../../ui/toasts';
import { Comparison } from './comparison';
import { merge } from './merge';
import type { Duplicate, Member } from './queries';
import { useTexts } from './texts';

const nameOf = ({ first_name, last_name }: Member): string => `${first_name} ${last_name}`;

/** Two entries side by side, why they are likely to be one person, and the way to make them one. */
export function DuplicatePair({ pair: { customers, reasons } }: { pair: Duplicate }) {
  const t = useTexts();
  const [older, newer] = customers as [Member, Member];
  const mayMerge = useHasRole('owner', 'manager');
  const [isMerging, setMerging] = useState(false);
  const name = nameOf(older);
  return (
    <Paper component="article" withBorder p="md" aria-label={name}>
      <Stack>
        <Group justify="space-between">
          <Group gap="xs">
            <Title order={2} size="h4">
              {name}
            </Title>
            {reasons.map((reason) => (
              <Badge key={reason} variant="dot" tt="none">
                {t(`duplicates.${reason}`)}
              </Badge>
            ))}
          </Group>
          {mayMerge && <Button onClick={() => setMerging(true)}>{t('duplicates.merge')}</Button>}
        </Group>
        <Comparison one={older} other={newer} titles={[t('duplicates.older'), t('duplicates.newer')]} />
        <Group gap="md">
          {[older, newer].map((member, index) => (
            <Anchor
              key={member.id}
              renderRoot={(props) => (
                <Link {...props} to="/members/$memberId" params={{ memberId: String(member.id) }} />
              )}
            >
              {t(index === 0 ? 'duplicates.open_older' : 'duplicates.open_newer')}
            </Anchor>
          ))}
        </Group>
      </Stack>
      {isMerging && <MergePairDialog older={older} newer={newer} onClose={() => setMerging(false)} />}
    </Paper>
  );
}

function MergePairDialog({ older, newer, onClose }: { older: Member; newer: Member; onClose: () => void }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [keptId, setKeptId] = useState(older.id);
  const [kept, gone] = keptId === older.id ? [older, newer] : [newer, older];
  const merging = useMutation({
    mutationFn: () => merge(kept.id, gone.id),
    onSuccess: () => {
      sayDone(t('merged'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
  return (
    <ConfirmDialog
      opened
      title={t('duplicates.merge')}
      text={t('merge_text')}
      action={t('merge_now')}
      isDangerous
      isPending={merging.isPending}
      onConfirm={merging.mutate}
      onClose={onClose}
    >
      <NativeSelect
        label={t('duplicates.stays')}
        value={String(keptId)}
        onChange={(event) => setKeptId(Number(event.currentTarget.value))}
        data={[
          { value: String(older.id), label: `${t('duplicates.older')}: ${nameOf(older)}` },
          { value: String(newer.id), label: `${t('duplicates.newer')}: ${nameOf(newer)}` },
        ]}
      />
    </ConfirmDialog>
  );
}
