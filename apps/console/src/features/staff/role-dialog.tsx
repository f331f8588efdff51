import { Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { answerWithEtag, api } from '../../api/client';
import { Dialog } from '../../ui/dialog';
import { roleName } from '../../ui/roles';
import { SaveBar } from '../../ui/save-bar';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { staff, type StaffMember, staffMember } from './queries';
import { RoleChoice } from './role-choice';
import { useTexts } from './texts';

interface Props {
  member: StaffMember;
  onClose: () => void;
}

export function RoleDialog({ member, onClose }: Props) {
  const t = useTexts();
  return (
    <Dialog opened onClose={onClose} title={t('change_role.title')}>
      <Suspense fallback={<Skeleton height={200} />}>
        <RoleForm member={member} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}

function RoleForm({ member: { id, email }, onClose }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const edit = useVersionedForm({
    query: staffMember(id),
    toValues: ({ role }) => ({ role }),
    save: (body, etag) =>
      answerWithEtag(
        api.PATCH('/staff/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }),
      ),
    onSaved: async () => {
      await queryClient.invalidateQueries({ ...staff, exact: true });
      onClose();
    },
  });
  return (
    <form onSubmit={edit.submit}>
      <Stack>
        <Text>{t('change_role.text', { email })}</Text>
        <RoleChoice {...edit.form.getInputProps('role')} />
        <SaveBar
          edit={edit}
          nameOf={() => t('role')}
          show={(role) => roleName(role as StaffMember['role'])}
        />
      </Stack>
    </form>
  );
}
