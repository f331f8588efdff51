import { Alert, Anchor, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { ProblemAlert } from '../../ui/problem-alert';
import { roleName, ROLES } from '../../ui/roles';
import { desk } from '../../shell/desk-route';
import { Section } from '../../ui/section';
import { useTexts as useUiTexts } from '../../ui/texts';
import { secondFactor } from '../security/queries';
import { secondFactorPolicy } from './queries';
import { useTexts } from './texts';

/** Who must have a second factor. Owners decide; managers see it. */
export function SecurityTab() {
  const t = useTexts();
  const ui = useUiTexts();
  const queryClient = useQueryClient();
  const { gym } = desk.useRouteContext();
  const { data } = useSuspenseQuery(secondFactorPolicy);
  const { data: own } = useQuery(secondFactor);
  const [chosen, setChosen] = useState<string[]>();
  const roles = chosen ?? data.roles;
  const isOwner = gym.role === 'owner';
  const saving = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/gyms/me/second-factor', { body: { roles: ROLES.filter((role) => roles.includes(role)) } }),
      ),
    onSuccess: (policy) => {
      queryClient.setQueryData(secondFactorPolicy.queryKey, policy);
      setChosen(undefined);
      notifications.show({ color: 'green', message: ui('saved') });
    },
    meta: { explainsItself: true },
  });
  const locksOneself = isOwner && roles.includes(gym.role) && own?.enabled === false;
  return (
    <Section title={t('second_factor')} text={t('second_factor_text')}>
      <Checkbox.Group aria-label={t('second_factor')} value={roles} onChange={setChosen}>
        <Stack>
          {ROLES.map((role) => (
            <Checkbox key={role} value={role} label={roleName(role)} disabled={!isOwner} />
          ))}
        </Stack>
      </Checkbox.Group>
      {locksOneself && (
        <Alert color="orange">
          {t('locks_oneself')}{' '}
          <Anchor underline="always" inherit renderRoot={(props) => <Link {...props} to="/security" />}>
            {t('set_up_first')}
          </Anchor>
        </Alert>
      )}
      <ProblemAlert error={saving.error} />
      {isOwner ? (
        <Group>
          <Button onClick={() => saving.mutate()} loading={saving.isPending} disabled={!chosen}>
            {ui('save')}
          </Button>
        </Group>
      ) : (
        <Alert>{t('owners_decide')}</Alert>
      )}
    </Section>
  );
}
