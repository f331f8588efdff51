import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, EllipsisVertical, Eraser, Merge, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useHasRole } from '../../shell/use-has-role';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { download } from '../../ui/download';
import { sayDone } from '../../ui/toasts';
import { MergeDialog } from './merge-dialog';
import { type Member, member as memberQuery } from './queries';
import { useTexts } from './texts';

/** What can be done with a member as a whole, as far as the role goes. */
export function MemberMenu({ member }: { member: Member }) {
  const t = useTexts();
  const [opened, setOpened] = useState<'merge' | 'delete' | 'erase'>();
  const isOwner = useHasRole('owner');
  const isManager = useHasRole('owner', 'manager');
  const exporting = useMutation({
    mutationFn: async () => {
      const params = { path: { id: member.id } };
      const file = await answer(api.GET('/customers/{id}/export', { params, parseAs: 'blob' }));
      download(file, `member-${member.id}.json`);
    },
  });
  if (!isManager) return null;
  const close = () => setOpened(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={44} aria-label={t('more')}>
            <EllipsisVertical size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Merge size={16} aria-hidden />} onClick={() => setOpened('merge')}>
            {t('merge')}
          </Menu.Item>
          {isOwner && (
            <Menu.Item leftSection={<Download size={16} aria-hidden />} onClick={() => exporting.mutate()}>
              {t('export')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => setOpened('delete')}>
            {t('delete_member')}
          </Menu.Item>
          {isOwner && (
            <Menu.Item leftSection={<Eraser size={16} aria-hidden />} onClick={() => setOpened('erase')}>
              {t('erase')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === 'merge' && <MergeDialog member={member} onClose={close} />}
      {(opened === 'delete' || opened === 'erase') && (
        <GoodbyeDialog key={opened} member={member} way={opened} onClose={close} />
      )}
    </>
  );
}

interface Props {
  member: Member;
  way: 'delete' | 'erase';
  onClose: () => void;
}

/** Deletes a member, or erases whatever is known of them. */
function GoodbyeDialog({ member: { id, first_name, last_name }, way, onClose }: Props) {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const name = `${first_name} ${last_name}`;
  const doing = useMutation({
    mutationFn: async () => {
      const etag = queryClient.getQueryData(memberQuery(id).queryKey)?.etag;
      const params = { path: { id }, header: etag ? { 'If-Match': etag } : {} };
      if (way === 'delete') await answer(api.DELETE('/customers/{id}', { params }));
      else await answer(api.POST('/customers/{id}/erase', { params }));
    },
    onSuccess: async () => {
      await navigate({ to: '/members' });
      queryClient.removeQueries({ queryKey: ['members', id] });
      void queryClient.invalidateQueries({ queryKey: ['members'] });
      sayDone(t(way === 'delete' ? 'deleted' : 'erased', { name }));
    },
    // Somebody else has changed the member: that is to be seen before they go.
    onError: () => {
      void queryClient.invalidateQueries(memberQuery(id));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t(way === 'delete' ? 'delete_member' : 'erase')}
      text={t(way === 'delete' ? 'delete_member_text' : 'erase_text', { name })}
      action={t(way === 'delete' ? 'delete' : 'erase')}
      isDangerous
      isPending={doing.isPending}
      onConfirm={doing.mutate}
      onClose={onClose}
      typed={name}
    />
  );
}
