import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { isAbout, useLiveEvents } from '../../api/live-events';
import { Page } from '../../ui/page';
import { CheckedStep } from './checked-step';
import { ColumnsStep } from './columns-step';
import { DoneStep } from './done-step';
import { FailedStep } from './failed-step';
import { ProgressStep } from './progress-step';
import { importDetails, type ImportDetails, isRunning, pollWhile } from './queries';
import { Steps, type WizardStep } from './steps';

const route = getRouteApi('/desk/imports/$importId');

const STEP_OF: Record<ImportDetails['status'], WizardStep> = {
  uploaded: 'columns',
  checking: 'check',
  checked: 'check',
  committing: 'import',
  committed: 'done',
  undoing: 'done',
  undone: 'done',
  failed: 'import',
};

const VIEW_OF: Record<ImportDetails['status'], ComponentType<{ file: ImportDetails }>> = {
  uploaded: ColumnsStep,
  checking: ProgressStep,
  checked: CheckedStep,
  committing: ProgressStep,
  committed: DoneStep,
  undoing: ProgressStep,
  undone: DoneStep,
  failed: FailedStep,
};

/** An import at the step that it is at: what the server says, so that a reload changes nothing. */
export function ImportPage() {
  const { importId } = route.useParams();
  const { columns = false } = route.useSearch();
  const query = importDetails(Number(importId));
  const queryClient = useQueryClient();
  const isLive = useLiveEvents(['import'], (event) => {
    if (isAbout(event, Number(importId))) void queryClient.invalidateQueries({ ...query, exact: true });
  });
  const { data: file } = useSuspenseQuery({
    ...query,
    refetchInterval: ({ state }) => pollWhile(state.data !== undefined && isRunning(state.data), isLive),
  });
  const isBack = columns && file.status === 'checked';
  const View = isBack ? ColumnsStep : VIEW_OF[file.status];
  return (
    <Page title={file.file_name}>
      <Steps at={isBack ? 'columns' : STEP_OF[file.status]} />
      <View file={file} />
    </Page>
  );
}
