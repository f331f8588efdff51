import { ProblemType } from './problem-type';

/** Why a request cannot be carried out. The filter of `platform/http` makes the answer of it. */
export class ProblemError extends Error {
  override name = 'ProblemError';

  /** @param detail what went wrong this time; the type's own text unless given. It must not repeat input. */
  constructor(
    readonly type: ProblemType,
    detail: string = type.detail,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** Something goes on under another id. */
export class MovedError extends ProblemError {
  /** @param id the one that it has now */
  constructor(
    type: ProblemType,
    readonly id: number,
  ) {
    super(type);
  }
}
