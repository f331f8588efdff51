import { Button, Group, NumberInput, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CircleCheck, RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { useSelection } from '../../ui/use-selection';
import { isRenewable, RENEWED_AT_ONCE, workListPages } from './queries';
import { RenewDialog } from './renew-dialog';
import { DAYS, daysOf, isWorkList, WORK_LISTS, type WorkListName } from './search';
import { useTexts } from './texts';
import { WorkListCards } from './work-list-cards';
import { WorkListTable } from './work-list-table';

const route = getRouteApi('/desk/work-lists/$list');

/** Whom somebody at the desk should call, write to or ask. */
export function WorkListPage() {
  const t = useTexts();
  const navigate = route.useNavigate();
  const { list } = route.useRouteContext();
  const open = (name: string | null) => {
    if (name && isWorkList(name))
      void navigate({ to: '/work-lists/$list', params: { list: name }, search: {} });
  };
  return (
    <Page title={t('title')}>
      <Tabs value={list} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          {WORK_LISTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`lists.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={list}>
          <WorkList key={list} list={list} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function WorkList({ list }: { list: WorkListName }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const days = daysOf(list, route.useSearch());
  const { gym } = route.useRouteContext();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const pages = useInfiniteQuery(workListPages(list, days));
  const entries = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const canRenew = gym.role !== 'coach' && (list === 'expiring' || list === 'lapsed');
  const selection = useSelection(entries, RENEWED_AT_ONCE, isRenewable);
  const [renewing, setRenewing] = useState(false);

  const more = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  const bounds = DAYS[list];
  const List = isPhone ? WorkListCards : WorkListTable;
  return (
    <>
      <Group mb="md" align="end" justify="space-between">
        {bounds && (
          <NumberInput
            label={t(`days.${list}`)}
            w={{ base: '100%', xs: 260 }}
            hideControls
            min={bounds.min}
            max={bounds.max}
            clampBehavior="strict"
            allowDecimal={false}
            value={days}
            onChange={(value) =>
              value !== '' && void navigate({ to: '.', search: { days: Number(value) }, replace: true })
            }
          />
        )}
        {canRenew && entries.length > 0 && (
          <Button
            leftSection={<RotateCw size={20} aria-hidden />}
            disabled={selection.selected.length === 0}
            onClick={() => setRenewing(true)}
          >
            {t('renew', { count: selection.selected.length })}
          </Button>
        )}
      </Group>
      {pages.isPending && <PageSkeleton />}
      {pages.isError && entries.length === 0 && (
        <Failure level={2} error={pages.error} reset={() => void pages.refetch()} />
      )}
      {pages.isSuccess && entries.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('none')} text={t(`none_text.${list}`)} role="status">
          {bounds && days !== bounds.max && (
            <Button
              variant="default"
              onClick={() => void navigate({ to: '.', search: { days: bounds.max }, replace: true })}
            >
              {t('look_further', { count: bounds.max })}
            </Button>
          )}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <List list={list} entries={entries} selection={canRenew ? selection : undefined} onEnd={more} />
      )}
      {renewing && (
        <RenewDialog
          entries={selection.selected}
          onClose={() => {
            setRenewing(false);
            selection.clear();
          }}
        />
      )}
    </>
  );
}
