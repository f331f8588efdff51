import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { useTexts as useUiTexts } from '../../ui/texts';
import { sayDone } from '../../ui/toasts';
import { Comparison } from './comparison';
import { MemberSelect } from './member-select';
import { merge } from './merge';
import { type Member, member as memberQuery } from './queries';
import { useTexts } from './texts';

/** Finds the other entry of the same person, shows both, and makes one of them. */
export function MergeDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queryClient = useQueryClient();
  const [other, setOther] = useState<Member>();
  const merging = useMutation({
    mutationFn: (from: Member) =>
      merge(member.id, from.id, queryClient.getQueryData(memberQuery(member.id).queryKey)?.etag),
    onSuccess: () => {
      sayDone(t('merged'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
  return (
    <Dialog opened onClose={onClose} title={t('merge')} size="lg">
      <Stack>
        <Text>{t('merge_text')}</Text>
        <MemberSelect label={t('other_entry')} except={member.id} onChange={setOther} />
        {other && <Comparison one={member} other={other} titles={[t('stays'), t('goes')]} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button
            color="red"
            disabled={!other}
            loading={merging.isPending}
            onClick={() => other && merging.mutate(other)}
          >
            {t('merge_now')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
