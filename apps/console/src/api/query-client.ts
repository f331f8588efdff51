import { notifications } from '@mantine/notifications';
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem';
import { explain } from './problem-texts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** Where the page says itself what went wrong, there is no toast. */
      explainsItself?: boolean;
    };
  }
}

const MAX_RETRIES = 2;

/** Whether trying again may help: not with what the API has refused for a reason. */
const isPassing = (error: Error): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 503);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < MAX_RETRIES && isPassing(error),
      staleTime: 5_000,
      // Whether the browser believes to be online says little: a request finds out.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (!mutation.meta?.explainsItself) notifications.show({ color: 'red', message: explain(error) });
    },
  }),
});
