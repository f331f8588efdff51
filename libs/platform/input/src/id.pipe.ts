import { InvalidInputException } from '@libs/platform/problems';
import { Injectable, NotFoundException, PipeTransform } from '@nestjs/common';

/**
 * Reads an id from the path.
 *
 * @throws InvalidInputException when it is no integer
 */
function readId(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    throw new InvalidInputException([{ loc: ['path', 'id'], msg: 'must be an integer', type: 'integer' }]);
  }
  return Number(text);
}

/** Whether a row can have this id at all; one beyond a number's exact range would find a neighbour's row or none. */
export const isPossibleId = (id: number): boolean => Number.isSafeInteger(id) && id > 0;

/** `:id` of a path as a number; 422 when it is no integer, `notFound` when no row can have it. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  constructor(private readonly notFound: string) {}

  transform(text: string): number {
    const id = readId(text);
    if (!isPossibleId(id)) throw new NotFoundException(this.notFound);
    return id;
  }
}
