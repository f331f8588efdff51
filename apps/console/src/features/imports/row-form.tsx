import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '../../api/client';
import { ProblemAlert } from '../../ui/problem-alert';
import { Candidates } from './candidates';
import { explainProblem } from './row-problem';
import { type Field, importDetails, type ImportDetails, type ImportRow } from './queries';
import { useTexts } from './texts';

interface Props {
  file: ImportDetails;
  row: ImportRow;
}

export interface Decision {
  action: 'create' | 'update' | 'skip';
  customer_id?: number;
}

/** A row that was not taken over. Its cells are corrected in place; after a commit, it can be decided as well. */
export function RowForm({ file, row: before }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [cells, setCells] = useState(before.cells);
  const [showsAll, setShowsAll] = useState(false);
  const params = { path: { id: file.id } };
  const changing = useMutation({
    mutationFn: (decision?: Decision) =>
      answer(
        decision
          ? api.POST('/imports/{id}/settle-row', { params, body: { line: before.line, ...decision } })
          : api.POST('/imports/{id}/correct-row', { params, body: { line: before.line, cells } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ ...importDetails(file.id), exact: true }),
    meta: { explainsItself: true },
  });
  const row = changing.data ?? before;
  const isOpen = row.outcome === 'rejected' || row.outcome === 'in_review';
  const errorOf = (column: string): string | undefined => {
    const problem = row.problems.find((one) => one.column === column);
    return problem && explainProblem(problem);
  };
  // Whom it may be about says more than that it may be about somebody.
  const ofRow = row.candidates.length > 0 ? [] : row.problems.filter(({ column }) => column === null);
  const shown = file.columns
    .map((column, index) => ({ column, index, error: errorOf(column) }))
    .filter(({ index, error }) => error !== undefined || showsAll || isName(file, index));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    changing.mutate(undefined);
  };

  if (!isOpen)
    return (
      <Alert color={row.outcome === 'skipped' ? 'gray' : 'green'} role="status" title={nameOf(file, cells)}>
        {t(file.status === 'committed' ? `outcomes.did.${settled(row)}` : `outcomes.would.${settled(row)}`)}
      </Alert>
    );
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      onSubmit={submit}
      aria-label={t('rows.line', { line: row.line })}
    >
      <Stack gap="sm">
        <Text size="sm">{t('rows.line', { line: row.line })}</Text>
        {ofRow.map((problem) => (
          <Alert key={problem.message} color="yellow">
            {explainProblem(problem)}
          </Alert>
        ))}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          {shown.map(({ column, index, error }) => (
            <TextInput
              key={index}
              label={column}
              value={cells[index] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setCells((old) => old.map((cell, at) => (at === index ? value : cell)))
              }
              error={error}
            />
          ))}
        </SimpleGrid>
        <Candidates
          row={row}
          isPending={changing.isPending}
          onDecide={file.status === 'committed' ? changing.mutate : undefined}
        />
        <ProblemAlert error={changing.error} />
        <Group>
          <Button type="submit" variant="default" loading={changing.isPending && !changing.variables}>
            {t('rows.try_again')}
          </Button>
          {!showsAll && shown.length < file.columns.length && (
            <Button variant="default" onClick={() => setShowsAll(true)}>
              {t('rows.show_all', { count: file.columns.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

const NAMES = new Set<Field | undefined>(['first_name', 'last_name', 'full_name']);

const isName = ({ mapping }: ImportDetails, index: number): boolean => NAMES.has(mapping[index]);

const nameOf = (file: ImportDetails, cells: string[]): string =>
  cells.filter((_, index) => isName(file, index)).join(' ');

const settled = ({ outcome }: ImportRow): 'created' | 'updated' | 'skipped' =>
  outcome === 'created' || outcome === 'updated' ? outcome : 'skipped';
