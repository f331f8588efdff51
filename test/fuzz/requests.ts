import fc, { type Arbitrary } from 'fast-check';
import { type ApiDocument, type Operation, type Parameter } from '../support/api-document';
import { hostile, mangled, oddText, recalled, valid } from './values';

/** How a body is written down; all but `plain` break it. */
export const TWISTS = {
  plain: (text: string) => text,
  cut: (text: string) => text.slice(0, -1),
  doubled: (text: string) => text + text,
  repeatedKeys: (text: string) => text.replace(/^\{("(?:[^"\\]|\\.)*":)/, '{$1null,$1'),
  loose: (text: string) => text.replaceAll('"', "'"),
  commented: (text: string) => `/**/${text}`,
  marked: (text: string) => `\uFEFF${text}`,
  control: (text: string) => text.replace(':', ':\0'),
  halfSurrogate: (text: string) => text.replace(':"', String.raw`:"\ud800`),
  hugeNumber: (text: string) => text.replace(/:\d+/, ':1e999'),
  huge: (text: string) => text + ' '.repeat(110_000),
  deep: () => '['.repeat(40_000),
  empty: () => '',
} satisfies Record<string, (text: string) => string>;
export type Twist = keyof typeof TWISTS;

export type Encoding = 'utf8' | 'latin1' | 'utf16le' | 'gzip' | 'chunked';

/** Whose token a request carries: that of the gym's owner, or of its device where an operation is for devices, none, or what somebody made up. */
export type Token = 'owner' | 'none' | ((token: string) => string);

export interface Body {
  type: string | undefined;
  value: unknown;
  twist: Twist;
  encoding: Encoding;
}

/** A request before it is known what earlier answers have said: values may be {@link Recalled}. */
export interface Plan {
  operation: Operation;
  method: string;
  token: Token;
  path: Record<string, unknown>;
  /** Goes behind the path as it is. */
  suffix: string;
  query: [name: string, value: unknown][];
  /** Goes behind the query as it is. */
  rawQuery: string;
  headers: [name: string, value: unknown][];
  body: Body | undefined;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const FORGERIES: ((token: string) => string)[] = [
  (token) => `bearer ${token}`,
  (token) => `Bearer  ${token}`,
  (token) => `Bearer ${token}x`,
  (token) => `Bearer ${token.slice(0, -3)}`,
  (token) => `Bearer ${token}, Bearer ${token}`,
  (token) => `Basic ${token}`,
  (token) => token,
  (token) => `Bearer ${base64({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`,
  (token) => token.replace(/\.[^.]+\./, `.${base64({ sub: '1', gym_id: 1, exp: 2 ** 40 })}.`),
  () => 'Bearer',
  () => 'Bearer null',
  () => 'Bearer \u00ff\u00fe',
  () => `Bearer ${'x'.repeat(6_000)}`,
];

/** Headers that no honest client of this API sends so. */
const ODD_HEADERS: [name: string, value: string][] = [
  ['Accept', 'text/html'],
  ['Accept', '*/*;q=x'],
  ['Accept-Encoding', 'br;q=9, *;q=0'],
  ['Accept-Language', 'x'.repeat(2_000)],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br'],
  ['Content-Encoding', 'rot13'],
  ['Cookie', `a=${'b'.repeat(4_000)}`],
  ['Cookie', '__proto__=1; =; ;;'],
  ['Expect', 'a-miracle'],
  ['Forwarded', 'for="[::1]:x"'],
  ['Host', 'evil.example'],
  ['If-Match', '"\u00ff'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'yesterday'],
  ['Idempotency-Key', 'x'.repeat(300)],
  ['Origin', 'null'],
  ['Range', 'bytes=0-0,-1'],
  ['Traceparent', '00-zz-zz-zz'],
  ['X-Forwarded-For', "1.2.3.4, ::1, '"],
  ['X-Http-Method-Override', 'DELETE'],
  ['X-Long', 'x'.repeat(20_000)],
  ['X-Request-Id', '{"a":1}'],
];

const ODD_MEDIA_TYPES = [
  undefined,
  '',
  ';',
  'text/plain',
  'text/html',
  'application/xml',
  'application/octet-stream',
  'application/vnd.api+json',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'APPLICATION/JSON;charset=UTF8',
];

/** Raw pieces of a path behind where a route ends, or in place of a parameter. */
const ODD_PIECES = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '2147483648',
  '9223372036854775808',
  '%00',
  '%zz',
  '%ED%A0%80',
  '..',
  '%2e%2e%2f',
  '"<>{}|^`',
  '\u00ff',
  ';x=1',
  'me',
  'x'.repeat(2_000),
];

const often = <T>(weight: number, arbitrary: Arbitrary<T>, seldom: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: seldom });

/** Requests for an operation, from those that it should accept to those that nobody should send. */
export function requestsFor(document: ApiDocument, operation: Operation): Arbitrary<Plan> {
  const { method, parameters } = operation;
  const inPlace = (place: Parameter['in']): Parameter[] => parameters.filter((one) => one.in === place);
  // Whatever the token's whole gym can be deleted with would end most other tests of it before they begin.
  const endsGym = method === 'DELETE' && inPlace('path').length === 0;
  return fc.record({
    operation: fc.constant(operation),
    method: often(30, fc.constant(method), fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'PATCH', 'TRACE')),
    token: fc.oneof(
      { weight: endsGym ? 1 : 12, arbitrary: fc.constant<Token>('owner') },
      { weight: endsGym ? 30 : 1, arbitrary: fc.constant<Token>('none') },
      { weight: 2, arbitrary: fc.constantFrom<Token[]>(...FORGERIES) },
    ),
    path: pathOf(document, operation, inPlace('path')),
    suffix: often(30, fc.constant(''), fc.constantFrom('/', '//', '/.', ...ODD_PIECES)),
    query: queryOf(document, inPlace('query')),
    rawQuery: often(8, fc.constant(''), rawQueryOf(inPlace('query').map(({ name }) => name))),
    headers: headersOf(document, inPlace('header')),
    body: bodyOf(document, operation),
  });
}

/** Ids of what the collection before the parameter has listed or made; others; and what is no id. */
function pathOf(
  document: ApiDocument,
  { path }: Operation,
  parameters: Parameter[],
): Arbitrary<Record<string, unknown>> {
  const values = parameters.map(({ name, schema = {} }) => {
    const collection = path.slice(0, path.indexOf(`/{${name}}`));
    const known = recalled(`${collection}#id`, valid(document, schema));
    return [
      name,
      often(4, known, fc.oneof(fc.constantFrom(...ODD_PIECES), valid(document, schema))),
    ] as const;
  });
  return fc.record(Object.fromEntries(values));
}

function queryOf(document: ApiDocument, parameters: Parameter[]): Arbitrary<[string, unknown][]> {
  if (parameters.length === 0) return fc.constant([]);
  const one = fc
    .constantFrom(...parameters)
    .chain(({ name, schema = {} }) =>
      fc.tuple(fc.constant(name), often(2, valid(document, schema), hostile(schema))),
    );
  return fc.array(one, { maxLength: 4 });
}

function rawQueryOf(names: string[]): Arbitrary<string> {
  const name = fc.constantFrom(...names, 'a', '__proto__', 'constructor');
  const piece = fc.constantFrom(
    '=%zz',
    '=%00',
    '=%ED%A0%80',
    '=%',
    '[]=1',
    '[a][b]=1',
    '=1&',
    '',
    '=\u00ff',
    '==&&=',
    `=${'x'.repeat(5_000)}`,
  );
  return fc
    .array(
      fc.tuple(name, piece).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join('&'));
}

function headersOf(document: ApiDocument, parameters: Parameter[]): Arbitrary<[string, unknown][]> {
  const documented = parameters.map(({ name, schema = {}, required }) => {
    const value = often(
      4,
      often(1, recalled(name, valid(document, schema)), valid(document, schema)),
      oddText,
    );
    const header = fc.tuple(fc.constant(name), value).map((one) => [one]);
    return required ? often(8, header, fc.constant([])) : often(1, header, fc.constant([]));
  });
  const odd = often<[string, unknown][]>(
    3,
    fc.constant([]),
    fc.array(fc.constantFrom(...ODD_HEADERS), { maxLength: 2 }),
  );
  return fc.tuple(odd, ...documented).map((groups) => groups.flat());
}

function bodyOf(document: ApiDocument, { body }: Operation): Arbitrary<Body | undefined> {
  const [one, ...others] = Object.entries(body).map(([mediaType, schema]) => {
    const type = mediaType.startsWith('multipart/') ? `${mediaType}; boundary=x` : mediaType;
    const value = fc.oneof(
      { weight: 3, arbitrary: valid(document, schema) },
      { weight: 2, arbitrary: mangled(document, schema) },
    );
    return bodyArbitrary(
      often(12, fc.constant<string | undefined>(type), fc.constantFrom(...ODD_MEDIA_TYPES)),
      value,
    );
  });
  // Where no body is read, there may be one nevertheless.
  if (!one)
    return often(
      6,
      fc.constant(undefined),
      bodyArbitrary(fc.constantFrom(...ODD_MEDIA_TYPES), fc.jsonValue()),
    );
  return often(30, fc.oneof(one, ...others), fc.constant(undefined));
}

function bodyArbitrary(
  type: Arbitrary<string | undefined>,
  value: Arbitrary<unknown>,
): Arbitrary<Body | undefined> {
  return fc.record({
    type,
    value,
    twist: often(8, fc.constant<Twist>('plain'), fc.constantFrom(...(Object.keys(TWISTS) as Twist[]))),
    encoding: often(
      15,
      fc.constant<Encoding>('utf8'),
      fc.constantFrom<Encoding[]>('latin1', 'utf16le', 'gzip', 'chunked'),
    ),
  });
}
