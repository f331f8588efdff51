import { Anchor, Button, Stack, Table } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useLiveEvents } from '../../api/live-events';
import { formatDateTime, formatNumber } from '../../i18n/format';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { importPages, isRunning, pollWhile } from './queries';
import { useTexts } from './texts';

/** All imports, newest first. */
export function ImportsPage() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const isLive = useLiveEvents(
    ['import'],
    () => void queryClient.invalidateQueries({ queryKey: importPages.queryKey }),
  );
  const list = useInfiniteQuery({
    ...importPages,
    refetchInterval: ({ state }) =>
      pollWhile(state.data?.pages.some(({ items }) => items.some(isRunning)) ?? false, isLive),
  });
  const imports = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const begin = (
    <Button
      leftSection={<FileUp size={20} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/imports/new" />}
    >
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={imports.length > 0 && begin}>
      {list.isPending && <PageSkeleton />}
      {list.isError && <Failure level={2} error={list.error} reset={() => void list.refetch()} />}
      {list.isSuccess && imports.length === 0 && (
        <EmptyState icon={FileUp} title={t('none')} text={t('none_text')}>
          {begin}
        </EmptyState>
      )}
      {imports.length > 0 && (
        <Stack>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('list.file')}</Table.Th>
                <Table.Th>{t('list.status')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('list.rows')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('list.created')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('list.at')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.map(({ id, file_name, status, total_rows, created, created_at }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link {...props} to="/imports/$importId" params={{ importId: String(id) }} />
                      )}
                    >
                      {file_name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{t(`statuses.${status}`)}</Table.Td>
                  <Table.Td visibleFrom="sm">{formatNumber(total_rows)}</Table.Td>
                  <Table.Td visibleFrom="sm">{formatNumber(created)}</Table.Td>
                  <Table.Td visibleFrom="sm">{formatDateTime(created_at)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {list.hasNextPage && (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </Stack>
      )}
    </Page>
  );
}
