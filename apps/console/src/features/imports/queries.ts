import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, pageOf } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Import = Schemas['ImportResponse'];
export type ImportDetails = Schemas['ImportDetailsResponse'];
export type ImportRow = Schemas['ImportRowResponse'];
export type Field = Import['mapping'][number];
export type Outcome = NonNullable<ImportRow['outcome']>;

const RUNNING = ['checking', 'committing', 'undoing'] as const;
type Running = (typeof RUNNING)[number];

/** Whether the worker is at it. */
export const isRunning = <File extends Import>(file: File): file is File & { status: Running } =>
  RUNNING.some((status) => status === file.status);

/** The worker's steps are told as events; asking is for when none come. */
const LIVE_POLL_MS = 30_000;
const POLL_MS = 1_000;

/** How soon to ask again, while the worker is at it. @param isLive whether its steps are told meanwhile */
export const pollWhile = (running: boolean, isLive: boolean): number | false =>
  running && (isLive ? LIVE_POLL_MS : POLL_MS);

export const importPages = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    pageOf(
      api.GET('/imports', {
        params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const importDetails = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => answer(api.GET('/imports/{id}', { params: { path: { id } }, signal })),
  });

/** The rows of a file with one outcome. */
export const importRowPages = (id: number, outcome: Outcome) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', outcome],
    queryFn: ({ pageParam, signal }) =>
      pageOf(
        api.GET('/imports/{id}/rows', {
          params: { path: { id }, query: { outcome, limit: 20, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Sends a file. The form is read by `fetch`, which names its boundary. */
export const uploadFile = (file: File): Promise<ImportDetails> =>
  answer(
    api.POST('/imports', {
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.set('file', file);
        return form;
      },
    }),
  );

/** Keeps what a step is answered with, so that the page shows it at once, and forgets the rows of before. */
export function keepImport(queryClient: QueryClient, changed: Import): void {
  queryClient.setQueryData(
    importDetails(changed.id).queryKey,
    (before) => before && { ...before, ...changed },
  );
  queryClient.removeQueries({ queryKey: ['imports', changed.id, 'rows'] });
  void queryClient.invalidateQueries({ queryKey: importPages.queryKey });
}

const STEPS = {
  'dry-run': '/imports/{id}/dry-run',
  commit: '/imports/{id}/commit',
  undo: '/imports/{id}/undo',
} as const;
export type Step = keyof typeof STEPS;

/** Has the worker do a step. */
export const beginStep = (id: number, step: Step): Promise<Import> =>
  answer(api.POST(STEPS[step], { params: { path: { id } } }));
