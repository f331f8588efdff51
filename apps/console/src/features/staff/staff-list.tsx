import { ActionIcon, Badge, Group, Menu, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { DoorOpen, EllipsisVertical, ShieldOff, UserCog, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { lastAccount, signOut } from '../../api/session';
import { formatDayOf } from '../../i18n/format';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { roleName } from '../../ui/roles';
import { Section } from '../../ui/section';
import { staff, type StaffMember } from './queries';
import { RoleDialog } from './role-dialog';
import { useTexts } from './texts';

type Action = 'change_role' | 'reset_second_factor' | 'remove' | 'leave';

const isOneself = ({ email }: StaffMember): boolean => email.toLowerCase() === lastAccount().toLowerCase();

export function StaffList({ isOwner }: { isOwner: boolean }) {
  const t = useTexts();
  const { data } = useSuspenseQuery(staff);
  const [doing, setDoing] = useState<{ action: Action; member: StaffMember }>();
  return (
    <Section title={t('members')}>
      {data.map((member) => (
        <Group key={member.id} justify="space-between" wrap="nowrap" component="article">
          <Stack gap={0} miw={0}>
            <Group gap="xs">
              <Text fw={600} truncate>
                {member.email}
              </Text>
              {isOneself(member) && <Badge variant="default">{t('you')}</Badge>}
            </Group>
            <Text size="sm">
              {t('role_since', { role: roleName(member.role), date: formatDayOf(member.created_at) })}
            </Text>
          </Stack>
          {(isOwner || isOneself(member)) && (
            <ActionsMenu
              member={member}
              isOwner={isOwner}
              onChoose={(action) => setDoing({ action, member })}
            />
          )}
        </Group>
      ))}
      {doing?.action === 'change_role' && (
        <RoleDialog member={doing.member} onClose={() => setDoing(undefined)} />
      )}
      {doing && doing.action !== 'change_role' && (
        <ConfirmAction action={doing.action} member={doing.member} onClose={() => setDoing(undefined)} />
      )}
    </Section>
  );
}

interface ActionsMenuProps {
  member: StaffMember;
  isOwner: boolean;
  onChoose: (action: Action) => void;
}

function ActionsMenu({ member, isOwner, onChoose }: ActionsMenuProps) {
  const t = useTexts();
  const own = isOneself(member);
  const actions = [
    { action: 'change_role', icon: UserCog, isThere: isOwner },
    { action: 'reset_second_factor', icon: ShieldOff, isThere: isOwner && !own },
    { action: 'remove', icon: UserMinus, isThere: isOwner && !own },
    { action: 'leave', icon: DoorOpen, isThere: own },
  ] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={44} aria-label={t('actions', { email: member.email })}>
          <EllipsisVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions
          .filter(({ isThere }) => isThere)
          .map(({ action, icon: Icon }) => (
            <Menu.Item
              key={action}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => onChoose(action)}
            >
              {t(`${action}.title`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ConfirmActionProps {
  action: Exclude<Action, 'change_role'>;
  member: StaffMember;
  onClose: () => void;
}

function ConfirmAction({ action, member: { id, email }, onClose }: ConfirmActionProps) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const params = { path: { id } };
  const calls = {
    leave: () => api.DELETE('/staff/me'),
    remove: () => api.DELETE('/staff/{id}', { params }),
    reset_second_factor: () => api.DELETE('/staff/{id}/second-factor', { params }),
  };
  const doing = useMutation({
    mutationFn: () => answer(calls[action]()),
    onSuccess: async () => {
      if (action === 'leave') return signOut();
      await queryClient.invalidateQueries(staff);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t(`${action}.title`)}
      text={t(`${action}.text`, { email })}
      action={t(`${action}.title`)}
      isDangerous
      isPending={doing.isPending}
      onConfirm={doing.mutate}
      onClose={onClose}
    />
  );
}
