import { SimpleGrid, Text } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { formatDate, formatNumber } from '../../i18n/format';
import { Figure, Figures } from '../../ui/figure';
import { Page } from '../../ui/page';
import { FirstSteps } from './first-steps';
import { anyMember, occupancy, today as todayReport } from './queries';
import { Tasks } from './tasks';
import { useTexts } from './texts';
import { WhoIsIn } from './who-is-in';

const FIGURES = ['in_now', 'visits', 'denied', 'active', 'added', 'frozen'] as const;

/** What a gym should know in the morning, and all day long. */
export function DashboardPage() {
  const t = useTexts();
  const { data: today } = useSuspenseQuery(todayReport);
  const { data: inside } = useSuspenseQuery(occupancy);
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
