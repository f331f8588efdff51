import { UnprocessableEntityException } from '@nestjs/common';
import { FieldError } from './problem';

/** 422 with every field that is wrong; also for rules that only a service can check. */
export class InvalidInputException extends UnprocessableEntityException {
  constructor(readonly errors: FieldError[]) {
    super(errors.map(({ loc, msg }) => [...loc.slice(1), msg].join(' ')).join('; '));
  }

  /** For a rule about one field of the body. */
  static ofBody(field: string, msg: string, type: string): InvalidInputException {
    return new InvalidInputException([{ loc: ['body', field], msg, type }]);
  }
}
