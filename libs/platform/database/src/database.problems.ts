import { defineProblem, type ProblemType } from '@libs/platform/problems';

export const databaseUnavailable = defineProblem({
  code: 'database_unavailable',
  status: 503,
  title: 'Database unavailable',
  detail: 'The database is not available at the moment; please try again',
  explanation:
    'The database cannot be reached, or did not answer in time. What was asked is done wholly or not at all. Try again after the seconds in `Retry-After`.',
});

export const gymBusy = defineProblem({
  code: 'gym_busy',
  status: 429,
  title: 'Too many requests under way',
  detail: 'Your gym has too many requests under way; please try again',
  explanation:
    'Each gym has a share of the service. More requests of this gym are under way than may wait. Nothing was done. Send fewer at a time, and try again after the seconds in `Retry-After`.',
});

export const recordLocked = defineProblem({
  code: 'record_locked',
  status: 503,
  title: 'Record locked',
  detail: 'Somebody else is changing this; please try again',
  explanation:
    'Another request held what this one wanted to change for too long. Nothing was done. Try again after the seconds in `Retry-After`.',
});

export const statementTimeout = defineProblem({
  code: 'statement_timeout',
  status: 503,
  title: 'Statement timeout',
  detail: 'This took too long; ask for less, or try again',
  explanation:
    'The database took longer than a request may. A search with more letters, or with another filter, takes less. Nothing was done.',
});

/** What any route that uses the database can answer with. */
export const databaseProblems = (isPublic: boolean): ProblemType[] => [
  databaseUnavailable,
  recordLocked,
  statementTimeout,
  ...(isPublic ? [] : [gymBusy]),
];
