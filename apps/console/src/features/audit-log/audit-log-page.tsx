import { Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { AuditLogFilters } from './audit-log-filters';
import { EntryCard } from './entry-card';
import { auditLogPages } from './queries';
import { useTexts } from './texts';

const route = getRouteApi('/desk/audit-log');

/** Who changed what, newest first; older entries come as one scrolls. */
export function AuditLogPage() {
  const t = useTexts();
  const { gym } = route.useRouteContext();
  const list = useInfiniteQuery(auditLogPages(route.useSearch(), gym.timezone));
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('title')}>
      <AuditLogFilters />
      {list.isPending && <PageSkeleton />}
      {list.isError && entries.length === 0 && (
        <Failure level={2} error={list.error} reset={() => void list.refetch()} />
      )}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState icon={SearchX} title={t('none')} text={t('none_text')} role="status">
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/audit-log" search={{}} />}>
            {t('show_all')}
          </Button>
        </EmptyState>
      )}
      {entries.length > 0 && (
        <Stack gap="xs" role="feed" aria-label={t('title')} aria-busy={list.isFetchingNextPage}>
          {entries.map((entry) => (
            <EntryCard key={entry.id} entry={entry} />
          ))}
        </Stack>
      )}
      <MoreButton list={list}>{t('older')}</MoreButton>
    </Page>
  );
}
