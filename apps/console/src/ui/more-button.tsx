import { Button, Center } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';

interface Props {
  /** Of `useInfiniteQuery`. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  children: ReactNode;
}

/** Below a list: loads its next page when it comes into view, and when it is pressed. */
export function MoreButton({ list, children }: Props) {
  const { ref, inViewport } = useInViewport<HTMLButtonElement>();
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  useEffect(() => {
    if (inViewport && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [inViewport, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <Center>
      <Button ref={ref} variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {children}
      </Button>
    </Center>
  );
}
