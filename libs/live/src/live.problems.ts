import { defineProblem } from '@libs/platform/problems';

export const tooManyEventStreams = defineProblem({
  code: 'too_many_event_streams',
  status: 429,
  title: 'Too many event streams',
  detail: 'Too many streams of events are open; close one first',
  explanation:
    'An account may have ten streams of `GET /events` open at a time, a gym a hundred, in each process. Close the streams that nobody looks at, or ask again from time to time instead.',
});

export const eventsUnavailable = defineProblem({
  code: 'events_unavailable',
  status: 503,
  title: 'Events unavailable',
  detail: 'Changes cannot be followed at the moment; ask for what you need from time to time',
  explanation:
    'The server cannot hear of changes: it has lost its connection to PostgreSQL, or has none but through a pooler. Everything else may work. Ask for what you need every few seconds, and for the events again after `Retry-After`.',
});
