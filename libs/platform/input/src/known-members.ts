import { type Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';

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

/** What was sent of the fields that a class declares. The rest is dropped before anything looks at it. */
export function knownMembers(plain: object, metatype: Type): object {
  const members = new Map(Object.entries(plain));
  return Object.fromEntries(
    fieldsOf(metatype)
      .filter((name) => members.has(name))
      .map((name) => [name, withoutClasses(members.get(name))]),
  );
}

/** The same value without what class-transformer would take for a class, or JavaScript for a prototype. */
function withoutClasses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClasses);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'constructor' && name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutClasses(member)]));
}
