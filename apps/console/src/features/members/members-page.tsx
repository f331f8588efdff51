import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useKeys } from '../../shell/keys';
import { useHasRole } from '../../shell/use-has-role';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { useSelection } from '../../ui/use-selection';
import { MemberCards } from './member-cards';
import { MemberTable } from './member-table';
import { MembersToolbar } from './members-toolbar';
import { CHANGED_AT_ONCE, memberPages } from './queries';
import { SelectionBar } from './selection-bar';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

/** All members of the gym, however many: what stands in the address is what is shown. */
export function MembersPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayChange = useHasRole('owner', 'manager', 'front_desk');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const list = useInfiniteQuery(memberPages(search));
  const members = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const selection = useSelection(members, CHANGED_AT_ONCE);
  useKeys(mayChange ? { c: () => void navigate({ to: '/members/new' }) } : {});

  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <Page
      title={t('title')}
      actions={
        mayChange && (
          <Group gap="xs">
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/members/duplicates" />}>
              {t('duplicates')}
            </Button>
            <Button
              leftSection={<Plus size={20} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/members/new" />}
            >
              {t('create')}
            </Button>
          </Group>
        )
      }
    >
      <MembersToolbar total={list.data?.pages[0]?.total} />
      {list.isPending && <PageSkeleton />}
      {list.isError && members.length === 0 && (
        <Failure level={2} error={list.error} reset={() => void list.refetch()} />
      )}
      {list.isSuccess && members.length === 0 && (
        <EmptyState icon={SearchX} title={t('none')} text={t('none_text')} role="status">
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/members" search={{}} />}>
            {t('show_all')}
          </Button>
        </EmptyState>
      )}
      {!isPhone && <SelectionBar selection={selection} />}
      {members.length > 0 && isPhone && <MemberCards members={members} onEnd={more} />}
      {members.length > 0 && !isPhone && (
        <MemberTable members={members} selection={mayChange ? selection : undefined} onEnd={more} />
      )}
    </Page>
  );
}
