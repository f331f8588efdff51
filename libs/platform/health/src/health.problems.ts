import { defineProblem } from '@libs/platform/problems';

export const notReady = defineProblem({
  code: 'not_ready',
  status: 503,
  title: 'Not ready',
  detail: 'Not ready',
  explanation:
    'Something that requests depend on is down; `detail` names it. Load balancers send requests elsewhere until it is back.',
});

export const shuttingDown = defineProblem({
  code: 'shutting_down',
  status: 503,
  title: 'Shutting down',
  detail: 'Shutting down',
  explanation: 'The process has been told to end and finishes its last requests. Another one takes over.',
});
