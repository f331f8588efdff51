import { Badge, Group, Stack, Tabs, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { CatchBoundary, getRouteApi } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { formatDate } from '../../i18n/format';
import { useKeys } from '../../shell/keys';
import { useHasRole } from '../../shell/use-has-role';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { ChangeablePhoto } from './changeable-photo';
import { Details } from './details';
import { HistoryTab } from './history-tab';
import classes from './member.module.css';
import { MemberMenu } from './member-menu';
import { MembershipsTab } from './memberships-tab';
import { NotesTab } from './notes-tab';
import { member, type Member } from './queries';
import { TABS } from './search';
import { useTexts } from './texts';
import { VisitsTab } from './visits-tab';

const route = getRouteApi('/desk/members/$memberId');

const PANELS: Record<(typeof TABS)[number], ComponentType<{ memberId: number }>> = {
  memberships: MembershipsTab,
  visits: VisitsTab,
  notes: NotesTab,
  history: HistoryTab,
};

/** Everything about one member, and everything that can be done about them. */
export function MemberPage() {
  const { memberId } = route.useParams();
  const { data } = useSuspenseQuery(member(Number(memberId)));
  const isEditable = useHasRole('owner', 'manager', 'front_desk');
  useKeys({
    // The field that has the focus is pressed by Enter; this is for the others.
    e: () => document.querySelector<HTMLElement>('#content [data-field]')?.click(),
  });
  return (
    <Page
      title={`${data.data.first_name} ${data.data.last_name}`}
      actions={<MemberMenu member={data.data} />}
    >
      <div key={memberId} className={classes.page}>
        <Identity member={data.data} isEditable={isEditable} />
        <div className={classes.tabs}>
          <MemberTabs memberId={data.data.id} />
        </div>
        <div className={classes.details}>
          <Details member={data.data} isEditable={isEditable} />
        </div>
      </div>
    </Page>
  );
}

function Identity({ member: shown, isEditable }: { member: Member; isEditable: boolean }) {
  const t = useTexts();
  const { active, membership_end, membership_start } = shown;
  return (
    <Group wrap="nowrap" align="start">
      <ChangeablePhoto member={shown} isEditable={isEditable} />
      <Stack gap={4}>
        <Badge variant="dot" color={active ? 'green' : 'gray'}>
          {t(active ? 'active' : 'inactive')}
        </Badge>
        {membership_start && (
          <Text size="sm">
            {membership_end
              ? t('covered_until', { day: formatDate(membership_end) })
              : t('covered_on', { day: formatDate(membership_start) })}
          </Text>
        )}
      </Stack>
    </Group>
  );
}

function MemberTabs({ memberId }: { memberId: number }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const { tab = 'memberships' } = route.useSearch();
  const mayReadHistory = useHasRole('owner', 'manager');
  const tabs = TABS.filter((name) => name !== 'history' || mayReadHistory);
  const shown = tabs.includes(tab) ? tab : 'memberships';
  const Panel = PANELS[shown];
  return (
    <Tabs
      value={shown}
      onChange={(value) =>
        void navigate({ to: '.', search: { tab: tabs.find((name) => name === value) }, replace: true })
      }
      keepMounted={false}
    >
      <Tabs.List>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown} pt="md">
        <CatchBoundary getResetKey={() => shown} errorComponent={PanelFailure}>
          <Suspense fallback={<PageSkeleton />}>
            <Panel memberId={memberId} />
          </Suspense>
        </CatchBoundary>
      </Tabs.Panel>
    </Tabs>
  );
}

const PanelFailure = (props: Parameters<typeof Failure>[0]) => <Failure {...props} level={2} />;
