import { SimpleGrid, Text } from '@mantine/core';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useLiveEvents } from '../../api/live-events';
import { formatDate, formatNumber } from '../../i18n/format';
import { Figure, Figures } from '../../ui/figure';
import { Page } from '../../ui/page';
import { whoIsIn } from '../check-in/queries';
import { FirstSteps } from './first-steps';
import { anyMember, today as todayReport } from './queries';
import { Tasks } from './tasks';
import { useTexts } from './texts';
import { WhoIsIn } from './who-is-in';

/** That a visit is over by its time-out, and a new member, is no event. */
const LIVE_POLL_MS = 60_000;
const POLL_MS = 30_000;

const FIGURES = ['in_now', 'visits', 'denied', 'active', 'added', 'frozen'] as const;

/** What a gym should know in the morning, and all day long. */
export function DashboardPage() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const isLive = useLiveEvents(['check_ins'], ({ event }) => {
    void queryClient.invalidateQueries(whoIsIn);
    // The figures of a page that was opened a moment ago are not worth a second look when the events begin.
    const which = event === 'resync' ? { stale: true } : {};
    void queryClient.invalidateQueries({ queryKey: todayReport.queryKey, ...which });
  });
  const refetchInterval = isLive ? LIVE_POLL_MS : POLL_MS;
  const { data: today } = useSuspenseQuery({ ...todayReport, refetchInterval });
  const { data: inside } = useSuspenseQuery({ ...whoIsIn, refetchInterval });
  const members = useQuery({ ...anyMember, enabled: today.active === 0 });
  if (members.data === false)
    return (
      <Page title={t('title')}>
        <FirstSteps />
      </Page>
    );
  return (
    <Page title={t('title')}>
      <Text>{formatDate(today.date, 'full')}</Text>
      <Figures>
        {FIGURES.map((name) => (
          <Figure key={name} label={t(`figures.${name}`)} value={formatNumber(today[name])} />
        ))}
      </Figures>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Tasks today={today} />
        <WhoIsIn {...inside} />
      </SimpleGrid>
    </Page>
  );
}
