import { Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../../ui/failure';
import { PageSkeleton } from '../../ui/page-skeleton';
import { ErrorsButton } from './errors-button';
import { type ImportDetails, importRowPages } from './queries';
import { RowForm } from './row-form';
import { useTexts } from './texts';

const route = getRouteApi('/desk/imports/$importId');

const OUTCOMES = ['rejected', 'in_review'] as const;
type OpenOutcome = (typeof OUTCOMES)[number];

/** The rows that people have to look at: they are corrected here, or decided. */
export function Rows({ file }: { file: ImportDetails }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  // Stays when its last row was corrected, for that to be seen.
  const [first] = useState(OUTCOMES.find((outcome) => file[outcome] > 0));
  const shown = search.rows ?? first;
  const outcomes = OUTCOMES.filter((outcome) => file[outcome] > 0 || outcome === shown);
  if (!shown) return null;
  return (
    <Stack component="section" gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('rows.title')}
        </Title>
        {file.rejected + file.in_review > 0 && <ErrorsButton id={file.id} />}
      </Group>
      <Tabs
        value={shown}
        onChange={(rows) =>
          void navigate({
            to: '.',
            search: (before) => ({ ...before, rows: rows as OpenOutcome }),
            replace: true,
          })
        }
      >
        <Tabs.List mb="md">
          {outcomes.map((outcome) => (
            <Tabs.Tab key={outcome} value={outcome}>
              {t(`rows.${outcome}`, { count: file[outcome] })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown}>
          <RowsWith key={shown} file={file} outcome={shown} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function RowsWith({ file, outcome }: { file: ImportDetails; outcome: OpenOutcome }) {
  const t = useTexts();
  const pages = useInfiniteQuery(importRowPages(file.id, outcome));
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.isPending) return <PageSkeleton />;
  if (pages.isError) return <Failure level={2} error={pages.error} reset={() => void pages.refetch()} />;
  return (
    <Stack>
      <Text>{t(explanationOf(outcome, file.status === 'committed'))}</Text>
      {rows.map((row) => (
        <RowForm key={row.line} file={file} row={row} />
      ))}
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function explanationOf(outcome: OpenOutcome, isCommitted: boolean) {
  if (outcome === 'rejected') return 'rows.rejected_text';
  return isCommitted ? 'rows.in_review_text' : 'rows.in_review_later';
}
