import { InvalidInputError } from '@libs/platform/problems';
import { ArgumentMetadata, Injectable, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

const PRIMITIVES = new Set<unknown>([String, Number, Boolean, Object, Array]);

/**
 * Reads bodies and queries into their classes. Unknown members are dropped: clients send whole objects back.
 * A query parameter that is given twice counts once, the last time.
 *
 * @throws InvalidInputError with all fields that are wrong
 */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !metatype || PRIMITIVES.has(metatype)) return value;
    const plain = value ?? (value === undefined ? {} : value);
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
      throw new InvalidInputError([{ loc: [type], msg: 'the body must be a JSON object', type: 'object' }]);
    }
    const input = plainToInstance(metatype, type === 'query' ? lastOfEach(plain) : plain) as object;
    const errors = validateSync(input, { whitelist: true, stopAtFirstError: true });
    if (errors.length > 0) {
      throw new InvalidInputError(
        errors.flatMap(({ property, constraints = {} }) =>
          Object.entries(constraints).map(([rule, msg]) => ({ loc: [type, property], msg, type: rule })),
        ),
      );
    }
    return input;
  }
}

const lastOfEach = (query: object): object =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
  );
