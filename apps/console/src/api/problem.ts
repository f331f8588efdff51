import { explainRule } from './rule-texts';
import type { components } from './schema';

type Problem = components['schemas']['Problem'];

/** What the API has refused, or that it cannot be reached. Its `code` says which: the texts of `problem-texts.ts`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  private constructor(
    readonly code: string,
    /** 0 when there was no answer. */
    readonly status: number,
    readonly problem?: Problem,
    /** Seconds after which it may be tried again. */
    readonly retryAfter?: number,
  ) {
    super(problem?.detail ?? code);
  }

  /** @param body what came with the status: a problem, unless a proxy has answered */
  static of(response: Response, body: unknown): ApiError {
    const problem = isProblem(body) ? body : undefined;
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
    return new ApiError(problem?.code ?? 'internal_error', response.status, problem, retryAfter);
  }

  static unreachable(): ApiError {
    return new ApiError('unreachable', 0);
  }

  /** What the API found wrong, in words, by the names of the fields. */
  get fields(): Record<string, string> {
    const errors = this.problem?.errors ?? [];
    return Object.fromEntries(
      errors.map(({ pointer, msg, type }) => [pointer.slice(1).replaceAll('/', '.'), explainRule(type, msg)]),
    );
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

/** Whether something failed in this way. */
export const failedWith = (error: unknown, ...codes: string[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code);
