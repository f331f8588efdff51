import { Skeleton, Stack } from '@mantine/core';
import { useTexts } from './texts';

/** What stands where a page comes. */
export function PageSkeleton() {
  const t = useTexts();
  return (
    <Stack aria-busy="true" aria-label={t('loading')} role="status">
      <Skeleton height={32} width="40%" />
      <Skeleton height={36} />
      <Skeleton height={240} />
    </Stack>
  );
}
