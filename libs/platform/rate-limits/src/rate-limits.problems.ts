import { defineProblem } from '@libs/platform/problems';

export const tooManyAttempts = defineProblem({
  code: 'too_many_attempts',
  status: 429,
  title: 'Too many attempts',
  detail: 'Too many attempts; please wait before the next one',
  explanation:
    'From this address, or for this account, it was tried too often. Nothing was checked or done. Wait for the seconds in `Retry-After`; `RateLimit-Policy` says how many attempts there are in how many seconds, `RateLimit` how many are left. Who is signed in stays so.',
});
