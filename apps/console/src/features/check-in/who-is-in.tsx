import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useLiveEvents } from '../../api/live-events';
import { explain } from '../../api/problem-texts';
import type { components } from '../../api/schema';
import { formatTime } from '../../i18n/format';
import { useTexts } from './texts';
import { isLost } from './offline/connection';
import { forgetVisit } from './offline/desk-offline';
import { whoIsIn } from './queries';

type Present = components['schemas']['PresentCustomerResponse'];

/** As many as are read at a glance; the others by a press. */
const FIRST = 25;

/** That a visit is over by its time-out is no event. */
const LIVE_POLL_MS = 60_000;
const POLL_MS = 10_000;
/** To see soon that the server is back. */
const LOST_POLL_MS = 3_000;

/** Who is in, as it changes. */
export function WhoIsIn({ mayCheckOut }: { mayCheckOut: boolean }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const isLive = useLiveEvents(['check_ins'], () => void queryClient.invalidateQueries(whoIsIn));
  const { data, error } = useQuery({
    ...whoIsIn,
    refetchInterval: ({ state }) => (isLost(state.error) ? LOST_POLL_MS : isLive ? LIVE_POLL_MS : POLL_MS),
  });
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? data?.customers : data?.customers.slice(0, FIRST);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="who-is-in">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4" id="who-is-in">
            {t('who_is_in')}
          </Title>
          {data && (
            <Text fw={700} role="status">
              {t('present', { count: data.count })}
            </Text>
          )}
        </Group>
        {!data && !error && <Skeleton height={120} aria-label={t('who_is_in')} aria-busy="true" />}
        {error && !data && <Text role="alert">{explain(error)}</Text>}
        {data?.count === 0 && (
          <Group>
            <DoorOpen aria-hidden />
            <Text>{t('nobody_in')}</Text>
          </Group>
        )}
        {shown?.map((present) => (
          <PresentMember key={present.check_in_id} present={present} mayCheckOut={mayCheckOut} />
        ))}
        {data && shown && shown.length < data.customers.length && (
          <Button variant="default" onClick={() => setShowsAll(true)}>
            {t('show_all_present', { count: data.customers.length })}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function PresentMember({ present, mayCheckOut }: { present: Present; mayCheckOut: boolean }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { id, first_name, last_name, since, check_in_id } = present;
  const name = `${first_name} ${last_name}`;
  const leaving = useMutation({
    mutationFn: () =>
      answer(api.POST('/check-ins/{id}/check-out', { params: { path: { id: check_in_id } } })),
    onSuccess: () => forgetVisit(id),
    // Another desk may have checked out meanwhile.
    onSettled: () => queryClient.invalidateQueries(whoIsIn),
  });
  return (
    <Group justify="space-between" wrap="nowrap" mih={44}>
      <div>
        <Anchor
          c="inherit"
          fw={600}
          renderRoot={(props) => (
            <Link {...props} to="/members/$memberId" params={{ memberId: String(id) }} />
          )}
        >
          {name}
        </Anchor>
        <Text size="sm">{t('since', { time: formatTime(since) })}</Text>
      </div>
      {mayCheckOut && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={leaving.isPending}
          onClick={() => leaving.mutate()}
          aria-label={t('check_out_name', { name })}
        >
          {t('check_out')}
        </Button>
      )}
    </Group>
  );
}
