import { type InvalidField, InvalidInputError } from '@libs/platform/problems';
import { ArgumentMetadata, Injectable, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { knownMembers } from './known-members';
import { rememberRules } from './remember-rules';

rememberRules();

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
    const input = plainToInstance(
      metatype as Type<object>,
      knownMembers(type === 'query' ? withLastValues(plain) : plain, metatype),
    );
    const errors = validateSync(input, { stopAtFirstError: true });
    if (errors.length > 0)
      throw new InvalidInputError(errors.flatMap((error) => invalidFields(error, [type])));
    return input;
  }
}

/** Of parameters that are given more than once, the last value. */
const withLastValues = (query: object): object =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value as unknown[]).at(-1) : value,
    ]),
  );

/** @param path that leads to the object with the field */
function invalidFields(
  { property, constraints = {}, children = [] }: ValidationError,
  path: string[],
): InvalidField[] {
  const loc = [...path, property];
  return [
    ...Object.entries(constraints).map(([rule, msg]) => ({ loc, msg, type: rule })),
    ...children.flatMap((child) => invalidFields(child, loc)),
  ];
}
