import fc, { type Arbitrary } from 'fast-check';
import { type ApiDocument, type Schema } from '../support/api-document';

/** A value that an earlier answer had under this name, if any had. */
export class Recalled {
  constructor(
    readonly name: string,
    readonly nth: number,
    readonly otherwise: unknown,
  ) {}
}

/** A value under this name from an earlier answer. */
export const recalled = (name: string, otherwise: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.tuple(fc.nat(9), otherwise).map(([nth, value]) => new Recalled(name, nth, value));

/** Nothing has more levels in the documents of sane services; deeper ones refer to themselves. */
const MAX_DEPTH = 6;

/** What a schema allows, more or less: rules that it only describes in words are in its example. */
export function valid(document: ApiDocument, given: Schema, depth = 0): Arbitrary<unknown> {
  const schema = document.resolve(given);
  const generated = generatedBy(document, schema, depth);
  return schema.example === undefined
    ? generated
    : fc.oneof({ weight: 5, arbitrary: fc.constant(schema.example) }, { weight: 1, arbitrary: generated });
}

function generatedBy(document: ApiDocument, schema: Schema, depth: number): Arbitrary<unknown> {
  const inside = (part: Schema): Arbitrary<unknown> => valid(document, part, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inside));
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map(inside)).map((parts) => Object.assign({}, ...parts) as unknown);
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => generatedAs(document, type, schema, depth)));
}

function generatedAs(document: ApiDocument, type: string, schema: Schema, depth: number): Arbitrary<unknown> {
  const { minimum = -1_000, maximum = 1_000_000, minItems = 0, maxItems = 3, items = {} } = schema;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'string':
      return textOf(schema);
    case 'array':
      if (depth > MAX_DEPTH) return fc.constant([]);
      return fc.array(valid(document, items, depth + 1), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, 3)),
      });
    default:
      return depth > MAX_DEPTH ? fc.constant({}) : objectOf(document, schema, depth);
  }
}

function objectOf(document: ApiDocument, schema: Schema, depth: number): Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const members = Object.entries(properties).map(
    ([name, part]) => [name, valid(document, part, depth + 1)] as const,
  );
  const record = (of: readonly (readonly [string, Arbitrary<unknown>])[]): Arbitrary<object> =>
    fc.record(Object.fromEntries(of), { requiredKeys: required.filter((name) => name in properties) });
  // As somebody who has used the service: the user name, the token, the id that it gave.
  const known = members.map(([name, arbitrary]) => [name, recalled(name, arbitrary)] as const);
  return fc.oneof({ weight: 2, arbitrary: record(members) }, { weight: 1, arbitrary: record(known) });
}

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 8 });

const moment = fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2030-01-01') });

/** One pixel, with each byte as a character. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
).toString('latin1');

const FORMATS: Record<string, Arbitrary<string>> = {
  email: fc.oneof(
    hex.map((local) => `fuzz-${local}@example.com`),
    fc.emailAddress(),
    hex.map((local) => `größe-${local}@münchen.example`),
  ),
  date: moment.map((date) => date.toISOString().slice(0, 10)),
  'date-time': moment.map((date) => date.toISOString()),
  uuid: fc.uuid(),
  uri: fc.webUrl(),
  binary: fc.oneof(
    { weight: 2, arbitrary: fc.constant(PNG) },
    fc.nat(PNG.length).map((place) => `${PNG.slice(0, place)}\xff${PNG.slice(place + 1)}`),
    fc.nat(PNG.length).map((length) => PNG.slice(0, length)),
  ),
};
FORMATS['idn-email'] = FORMATS.email!;

function textOf({ format = '', pattern, minLength = 0, maxLength = 1_000 }: Schema): Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) }),
    fc.constantFrom('x'.repeat(minLength), 'x'.repeat(maxLength), '\u{1F4AA}'.repeat(maxLength)),
  );
  return FORMATS[format] ?? text;
}

const TEXTS = [
  '',
  ' ',
  '\u202Egym',
  '\uFEFF',
  '\u200B',
  '\u{1F3CB}\u{1F3FD}\u200D\u2640\uFE0F',
  'e\u0301'.repeat(200),
  'ß'.repeat(72),
  'x'.repeat(300),
  'x'.repeat(10_001),
  'x'.repeat(90_000),
  "' OR 1=1 --",
  '%_\\',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '=1+1',
  'a@b.example\r\nBcc: c@d.example',
  'a@b@c',
  '"a b"@c.example',
  `${'a'.repeat(64)}@${'b'.repeat(190)}.example`,
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '+012026-01-01',
  '2026-01-01T00:00:00Z',
  'infinity',
  'NaN',
  'null',
  'true',
  '1e3',
  '0x10',
  '-0',
  '99999999999999999999',
  '__proto__',
  'constructor',
];
const OTHERS: unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  [],
  {},
  [[]],
  [null],
  { $ne: null },
  JSON.parse(
    '{"__proto__":{"admin":true},"constructor":{"prototype":{}},"toString":1,"then":{},"length":-1}',
  ),
];

/** What PostgreSQL stores in no text, alone and inside one. */
const UNSTORABLE = ['\0', 'a\0b', '\ud800', 'x\udc00y'];

/** Odd texts of any kind, as they are typed or pasted or made up. */
export const oddText: Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...UNSTORABLE) },
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary' }),
);

/** What is wrong for almost any schema, and what is just beyond the bounds of this one. */
export function hostile({ minimum, maximum, minLength = 0, maxLength }: Schema): Arbitrary<unknown> {
  const beyond: unknown[] = [
    ...(minimum === undefined ? [] : [minimum - 1, minimum]),
    ...(maximum === undefined ? [] : [maximum + 1, maximum]),
    ...(minLength > 0 ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1), 'ß'.repeat(maxLength)]),
  ];
  const nested = fc
    .tuple(fc.constantFrom(3, 19, 20, 21, 500), fc.boolean())
    .map(([depth, isArray]) => nest(depth, isArray));
  return fc.oneof(
    ...(beyond.length > 0 ? [fc.constantFrom(...beyond)] : []),
    { weight: 5, arbitrary: oddText },
    fc.constantFrom(...OTHERS),
    fc.jsonValue(),
    nested,
  );
}

function nest(depth: number, isArray: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = isArray ? [value] : { a: value };
  return value;
}

/**
 * An object of this schema in which a member is wrong. Most often it is the only one: the first thing that is refused
 * hides what would have come of the others. Seldom more are wrong, missing or unknown; now and then it is no object.
 */
export function mangled(document: ApiDocument, given: Schema): Arbitrary<unknown> {
  const schema = document.resolve(given);
  const { properties = {} } = schema;
  const replaced = (names: string[]): Arbitrary<[string, unknown]> =>
    fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(name), hostile(document.resolve(properties[name] ?? {}))));
  const known = Object.keys(properties);
  const all = [...known, 'id', 'gym_id', '__proto__', 'unknown'];
  const damaged = (
    replacements: Arbitrary<[string, unknown][]>,
    removals: Arbitrary<string[]>,
  ): Arbitrary<unknown> =>
    fc.tuple(valid(document, schema), replacements, removals).map(([value, wrong, dropped]) => {
      const kept = Object.entries(value as object).filter(([name]) => !dropped.includes(name));
      return Object.fromEntries([...kept, ...wrong]);
    });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: damaged(
        fc.array(replaced(known.length > 0 ? known : all), { minLength: 1, maxLength: 1 }),
        fc.constant([]),
      ),
    },
    {
      weight: 2,
      arbitrary: damaged(
        fc.array(replaced(all), { maxLength: 3 }),
        fc.array(fc.constantFrom(...all), { maxLength: 1 }),
      ),
    },
    { weight: 1, arbitrary: hostile(schema) },
  );
}
