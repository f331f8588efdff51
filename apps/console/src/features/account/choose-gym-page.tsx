import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { switchGym } from '../../api/session';
import type { Workplace } from '../../shell/workplaces';
import { AccountPage } from './account-page';
import { useTexts } from './texts';

const route = getRouteApi('/choose-gym');

export function ChooseGymPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { gyms } = route.useRouteContext();
  const choosing = useMutation({
    mutationFn: ({ id, current }: Workplace) => (current ? navigate({ to: '/' }) : switchGym(id)),
    meta: { explainsItself: true },
  });
  return (
    <AccountPage title={t('choose_gym')} error={choosing.error}>
      {gyms.map((gym) => (
        <Button
          key={gym.id}
          variant="default"
          size="md"
          loading={choosing.isPending && choosing.variables.id === gym.id}
          onClick={() => choosing.mutate(gym)}
        >
          {gym.name}
        </Button>
      ))}
    </AccountPage>
  );
}
