import { invalidInput } from './general.problems';
import { ProblemError } from './problem.error';

/** One value that breaks a rule. */
export interface InvalidField {
  /** Where: `body`, `query` or `path`, then the members that lead to it. */
  loc: string[];
  /** What to change, for people; never with the value. */
  msg: string;
  /** The broken rule, for programs. */
  type: string;
}

/** 422 with every field that is wrong. */
export class InvalidInputError extends ProblemError {
  constructor(readonly errors: InvalidField[]) {
    super(invalidInput, errors.map(({ loc, msg }) => [...loc.slice(1), msg].join(' ')).join('; '));
  }

  /** For a rule about one member of what was sent, which only a service can check. */
  static of(field: string, msg: string, type: string): InvalidInputError {
    return new InvalidInputError([{ loc: ['body', field], msg, type }]);
  }
}
