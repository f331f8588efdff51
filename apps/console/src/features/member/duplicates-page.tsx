import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { DuplicatePair } from './duplicate-pair';
import { duplicates } from './queries';
import { ShowMore } from './show-more';
import { useTexts } from './texts';

/** Entries that are likely to be about the same person, two by two. */
export function DuplicatesPage() {
  const t = useTexts();
  const list = useInfiniteQuery(duplicates);
  const pairs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('duplicates.title')}>
      <Text maw="70ch">{t('duplicates.text')}</Text>
      {list.isPending && <PageSkeleton />}
      {list.isError && pairs.length === 0 && (
        <Failure level={2} error={list.error} reset={() => void list.refetch()} />
      )}
      {list.isSuccess && pairs.length === 0 && (
        <EmptyState
          icon={UsersRound}
          title={t('duplicates.none')}
          text={t('duplicates.none_text')}
          role="status"
        />
      )}
      <Stack maw={900}>
        {pairs.map((pair) => (
          <DuplicatePair key={pair.customers.map(({ id }) => id).join()} pair={pair} />
        ))}
      </Stack>
      <ShowMore list={list} />
    </Page>
  );
}
