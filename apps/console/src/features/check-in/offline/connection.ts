import { ApiError } from '../../../api/problem';

/** Whether an error says that there is no answer for now, rather than what the answer is. */
export function isLost(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 0 || error.status >= 502;
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** What is answered within a time. @throws DOMException `TimeoutError` */
export function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const timeout = AbortSignal.timeout(ms);
  const tooLate = new Promise<never>((_, reject) => {
    timeout.addEventListener('abort', () => reject(timeout.reason as Error));
  });
  return Promise.race([answer, tooLate]);
}
