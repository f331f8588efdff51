import { Button, Stack, Text } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { desk } from '../../shell/desk-route';
import { useKeys } from '../../shell/keys';
import { Page } from '../../ui/page';
import { roleName, ROLES } from '../../ui/roles';
import { Section } from '../../ui/section';
import { InvitationsSection } from './invitations-section';
import { InviteDialog } from './invite-dialog';
import { StaffList } from './staff-list';
import { useTexts } from './texts';

/** Who works for the gym, as what, and who is asked to. Owners change it; managers see it. */
export function StaffPage() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const [isInviting, setIsInviting] = useState(false);
  const isOwner = gym.role === 'owner';
  useKeys(isOwner ? { c: () => setIsInviting(true) } : {});
  return (
    <Page
      title={t('title')}
      actions={
        isOwner && (
          <Button leftSection={<UserPlus size={20} aria-hidden />} onClick={() => setIsInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <StaffList isOwner={isOwner} />
      <InvitationsSection isOwner={isOwner} />
      <Section title={t('roles_title')}>
        {ROLES.map((role) => (
          <Stack key={role} gap={0}>
            <Text fw={600}>{roleName(role)}</Text>
            <Text size="sm">{t(`roles.${role}`)}</Text>
          </Stack>
        ))}
      </Section>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </Page>
  );
}
