import { ApiProblem, InvalidInputError, ProblemError, type ProblemType } from '@libs/platform/problems';
import { Injectable, Param, PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

/**
 * Reads an id from the path.
 *
 * @throws InvalidInputError when it is no integer
 */
function readId(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    throw new InvalidInputError([{ loc: ['path', 'id'], msg: 'must be an integer', type: 'integer' }]);
  }
  return Number(text);
}

/** Whether a row can have this id at all; one beyond a number's exact range would find a neighbour's row or none. */
export const isPossibleId = (id: number): boolean => Number.isSafeInteger(id) && id > 0;

/** `:id` of a path as a number; 422 when it is no integer, `notFound` when no row can have it. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  constructor(private readonly notFound: ProblemType) {}

  transform(text: string): number {
    const id = readId(text);
    if (!isPossibleId(id)) throw new ProblemError(this.notFound);
    return id;
  }
}

/**
 * The handler's `:id` as a number, with its documentation.
 *
 * @param notFound the answer for an id that no row has
 */
export const IdParam =
  (notFound: ProblemType, description: string): ParameterDecorator =>
  (target, key, index) => {
    const handler = Object.getOwnPropertyDescriptor(target, key!)!;
    const schema = { type: 'integer', format: 'int64', minimum: 1 } as const;
    ApiParam({ name: 'id', description, schema, example: 17 })(target, key!, handler);
    ApiProblem(notFound)(target, key, handler);
    Param('id', new IdPipe(notFound))(target, key, index);
  };
