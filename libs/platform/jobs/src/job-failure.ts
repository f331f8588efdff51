/** Why an attempt failed, said twice: what may be read by everybody, and what is for the row alone. */
export class JobFailure extends Error {
  override name = 'JobFailure';

  /**
   * @param reason codes, for the log and the queue: no personal data
   * @param message everything that is known, for the row's `last_error`
   * @param status settles the row, such as `bounced`; without it the row is tried again
   */
  constructor(
    readonly reason: string,
    message: string,
    readonly status?: string,
  ) {
    super(message);
  }
}

/** Any error as a failure that is tried again. Its message may repeat personal data, its code or name does not. */
export function toJobFailure(error: unknown): JobFailure {
  if (error instanceof JobFailure) return error;
  if (!(error instanceof Error)) return new JobFailure('Error', String(error));
  const { code } = error as NodeJS.ErrnoException;
  return new JobFailure(code ?? error.name, error.message);
}
