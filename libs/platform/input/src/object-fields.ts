import { applyDecorators, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { field, type FieldOptions, rule } from './fields';
import { knownMembers } from './known-members';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readAs =
  (type: Type<object>) =>
  (value: unknown): unknown =>
    isObject(value) ? plainToInstance(type, knownMembers(value, type)) : value;

/** An object of its own inside of the body. @param type a class with fields; errors name the one that is wrong */
export function ObjectField(type: Type<object>, options: FieldOptions): PropertyDecorator {
  return applyDecorators(
    field({ type: () => type }, options, readAs(type), [rule('object', 'must be an object', isObject)]),
    ValidateNested(),
  );
}

/** A list of objects, one at least. @param type a class with fields; errors name the entry, counted from 0, and its field */
export function ObjectsField(type: Type<object>, options: FieldOptions & { max: number }): PropertyDecorator {
  const { max, ...rest } = options;
  // One more than there may be is enough to refuse the list.
  const read = (value: unknown): unknown =>
    Array.isArray(value) ? value.slice(0, max + 1).map(readAs(type)) : value;
  return applyDecorators(
    field({ type: () => [type], minItems: 1, maxItems: max }, rest, read, [
      rule('objects', 'must be a list of objects', (value) => Array.isArray(value) && value.every(isObject)),
      rule('too_few', 'must have at least 1 entry', (value) => (value as object[]).length > 0),
      rule('too_many', `must have at most ${max} entries`, (value) => (value as object[]).length <= max),
    ]),
    ValidateNested(),
  );
}
