import { Button, Center } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTexts } from '../../ui/texts';

type List = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** Leads to what is older. */
export function ShowMore({ list }: { list: List }) {
  const t = useTexts();
  if (!list.hasNextPage) return null;
  return (
    <Center pt="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('show_more')}
      </Button>
    </Center>
  );
}
