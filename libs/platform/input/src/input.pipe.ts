import { InvalidInputError } from '@libs/platform/problems';
import { ArgumentMetadata, Injectable, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';

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
    const input = plainToInstance(metatype as Type<object>, knownMembers(plain, metatype, type));
    const errors = validateSync(input, { stopAtFirstError: true });
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

const fieldNames = new Map<Type, string[]>();

/** Names of the fields that a class declares. */
function fieldsOf(metatype: Type): string[] {
  let names = fieldNames.get(metatype);
  if (!names) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', true, false);
    names = [...new Set(rules.map(({ propertyName }) => propertyName))];
    fieldNames.set(metatype, names);
  }
  return names;
}

/** What was sent of the fields that there are. The rest is dropped before anything looks at it. */
function knownMembers(plain: object, metatype: Type, type: 'body' | 'query'): object {
  const members = new Map(Object.entries(plain));
  return Object.fromEntries(
    fieldsOf(metatype)
      .filter((name) => members.has(name))
      .map((name) => {
        const value: unknown = members.get(name);
        return [name, withoutClasses(type === 'query' && Array.isArray(value) ? value.at(-1) : value)];
      }),
  );
}

/** The same value without what class-transformer would take for a class, or JavaScript for a prototype. */
function withoutClasses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClasses);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'constructor' && name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutClasses(member)]));
}
