import { invalidInput } from './general.problems';
import { type ProblemType } from './problem-type';
import { ProblemError } from './problem.error';

/** One value that breaks a rule. */
export interface InvalidField {
  /** Where: `body`, `query`, `path` or `header`, then the members that lead to it. */
  loc: string[];
  /** What to change, for people; never with the value. */
  msg: string;
  /** The broken rule, for programs. */
  type: string;
}

/** 422 with every field that is wrong. */
export class InvalidInputError extends ProblemError {
  /** @param type a more special one, where programs must know it */
  constructor(
    readonly errors: InvalidField[],
    type: ProblemType = invalidInput,
  ) {
    super(type, errors.map(({ loc, msg }) => [...loc.slice(1), msg].join(' ')).join('; '));
  }

  /** For a rule about one member of what was sent, which only a service can check. */
  static of(field: string, msg: string, type: string): InvalidInputError {
    return new InvalidInputError([{ loc: ['body', field], msg, type }]);
  }
}
