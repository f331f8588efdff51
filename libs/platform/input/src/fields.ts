import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isInt, isISO31661Alpha2, ValidateBy, ValidateIf } from 'class-validator';
import { isCurrencyInForce } from './currency';
import { isMailbox } from './email';
import { rememberField, rememberRule } from './given-fields';
import { hasInvisible, isStorable, isVisible, lengthOf, trimmed } from './text';
import { timeZoneNamed } from './timezone';

/** What every field decorator takes. A field must be there, unless its class is made `optional`. */
export interface FieldOptions {
  description: string;
  example?: unknown;
  /** `null` is a value of the field: it means "none". */
  nullable?: boolean;
  /** Another field of the class: where that has a value, this one may be `null` or left out. */
  unless?: string;
}

/**
 * One rule of a field: its name for programs, its message for people (never with the value), its test, which may look at the
 * other fields too.
 */
export const rule = (
  name: string,
  message: string,
  test: (value: unknown, fields: object) => boolean,
): PropertyDecorator =>
  rememberRule(
    ValidateBy({
      name,
      validator: {
        validate: (value, about) => test(value, about?.object ?? {}),
        defaultMessage: () => message,
      },
    }),
    { name, message, test },
  );

/** The same for a value that earlier rules have found to be a text. */
export const textRule = (name: string, message: string, test: (text: string) => boolean): PropertyDecorator =>
  rule(name, message, (value) => test(value as string));

type Fields = Record<string, unknown>;
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** What every kind of field is made of: its documentation, how it is read, and its rules. */
export function field(
  schema: ApiPropertyOptions,
  { nullable, unless, ...documentation }: FieldOptions,
  read: (value: unknown) => unknown,
  rules: PropertyDecorator[],
): PropertyDecorator {
  const documented = unless === undefined ? ApiProperty : ApiPropertyOptional;
  const all = [
    rule('missing', 'is required', (value) => value !== undefined),
    rule('null', 'must not be null', (value) => value !== null),
    ...rules,
  ];
  return applyDecorators(
    documented({ ...schema, ...documentation, nullable: nullable || unless !== undefined || undefined }),
    Transform(({ value }) => read(value)),
    ...(nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...(unless === undefined
      ? []
      : [ValidateIf((fields: Fields, value) => isGiven(value) || !isGiven(fields[unless]))]),
    ...all,
    rememberField(nullable ?? false, read, all),
  );
}

export const isText = rule('string', 'must be a text', (value) => typeof value === 'string');
const isStorableText = textRule(
  'characters',
  'must not contain NUL characters or unpaired surrogates',
  isStorable,
);
const isNotBlank = textRule('blank', 'must not be blank', isVisible);

const textRules = (min: number, max: number, more: PropertyDecorator[] = []): PropertyDecorator[] => [
  isText,
  isStorableText,
  ...more,
  textRule('too_short', `must have at least ${min} characters`, (text) => lengthOf(text) >= min),
  textRule(
    'too_long',
    `must have at most ${max.toLocaleString('en')} characters`,
    (text) => lengthOf(text) <= max,
  ),
];

export const asItIs = (value: unknown): unknown => value;

/** A text of `min` to `max` characters; `trim` removes what is invisible around it, and with a `min` something visible must be left. */
export function TextField(
  options: FieldOptions & { min?: number; max: number; trim?: boolean },
): PropertyDecorator {
  const { min = 0, max, trim = false, ...rest } = options;
  const schema = { type: String, minLength: min || undefined, maxLength: max };
  return field(
    schema,
    rest,
    trim ? trimmed : asItIs,
    textRules(min, max, min > 0 && trim ? [isNotBlank] : []),
  );
}

/** A text to search for; a blank one, as boxes send that search while one types, is none. */
export function SearchField(options: FieldOptions): PropertyDecorator {
  const max = 1_000;
  const read = (value: unknown): unknown => {
    const text = trimmed(value);
    return text === '' ? undefined : text;
  };
  return field({ type: String, maxLength: max }, options, read, textRules(1, max));
}

/** An e-mail address of at most 255 characters, kept as typed but for what is invisible around it. */
export function EmailField(options: FieldOptions): PropertyDecorator {
  return field({ type: String, format: 'idn-email', maxLength: 255 }, options, trimmed, [
    ...textRules(1, 255, [isNotBlank]),
    textRule('email', 'must be an e-mail address', isMailbox),
  ]);
}

/** The e-mail address of somebody who signs in: looked up, and not checked further than an unknown one may tell. */
export function UsernameField(options: FieldOptions): PropertyDecorator {
  const max = 1_000;
  return field({ type: String, minLength: 1, maxLength: max }, options, trimmed, [
    ...textRules(1, max, [isNotBlank]),
    textRule('email', 'must not contain invisible characters or odd spaces', (text) => !hasInvisible(text)),
  ]);
}

/** bcrypt reads 72 bytes and no more, and ends at a NUL. */
export const MAX_PASSWORD_BYTES = 72;

/** A new password: 8 to 72 bytes. */
export function PasswordField(options: FieldOptions): PropertyDecorator {
  const schema = { type: String, format: 'password', minLength: 8, maxLength: MAX_PASSWORD_BYTES };
  return field(schema, options, asItIs, [
    isText,
    isStorableText,
    textRule('too_short', 'must have at least 8 bytes', (text) => Buffer.byteLength(text) >= 8),
    textRule(
      'too_long',
      `must have at most ${MAX_PASSWORD_BYTES} bytes`,
      (text) => Buffer.byteLength(text) <= MAX_PASSWORD_BYTES,
    ),
  ]);
}

const readInteger = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[+-]?\d+(?:\.0+)?\s*$/.test(value) ? Number(value) : value;

/** An integer; forms and some clients write it as a text. */
export function IntegerField(
  options: FieldOptions & { min: number; max: number; default?: number },
): PropertyDecorator {
  const { min, max, ...rest } = options;
  const format = max > 2_147_483_647 ? 'int64' : 'int32';
  return field({ type: 'integer', format, minimum: min, maximum: max }, rest, readInteger, [
    rule('integer', 'must be an integer', isInt),
    rule('too_small', `must be at least ${min.toLocaleString('en')}`, (value) => (value as number) >= min),
    rule('too_large', `must be at most ${max.toLocaleString('en')}`, (value) => (value as number) <= max),
  ]);
}

/** An id that is part of a body. */
export const IdField = (options: FieldOptions): PropertyDecorator =>
  IntegerField({ ...options, min: 1, max: Number.MAX_SAFE_INTEGER });

/** An amount of money in the smallest unit of its currency, as PostgreSQL's `integer` holds it. */
export const CentsField = (options: FieldOptions): PropertyDecorator =>
  IntegerField({ ...options, min: 0, max: 2_147_483_647 });

const TRUE = new Set<unknown>(['true', '1', 'yes', 'on', 't', 'y']);
const FALSE = new Set<unknown>(['false', '0', 'no', 'off', 'f', 'n']);

function readBoolean(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const spelling = String(value).trim().toLowerCase();
  if (TRUE.has(spelling)) return true;
  return FALSE.has(spelling) ? false : value;
}

/** A boolean; forms and some clients write it as a text. */
export function BooleanField(options: FieldOptions): PropertyDecorator {
  return field({ type: Boolean }, options, readBoolean, [
    rule('boolean', 'must be true or false', (value) => typeof value === 'boolean'),
  ]);
}

const upperCased = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim().toUpperCase() : value;

/**
 * An ISO 4217 currency code, read in any case, kept in upper case.
 *
 * @param options `stored`: codes that are no longer in force are read too, for the service to compare with the stored one
 */
export function CurrencyField(options: FieldOptions & { stored?: boolean }): PropertyDecorator {
  const { stored = false, ...rest } = options;
  return field({ type: String, minLength: 3, maxLength: 3 }, rest, upperCased, [
    textRule('currency', 'must be the ISO 4217 code of a currency in force, such as EUR', (code) =>
      stored ? /^[A-Z]{3}$/.test(code) : isCurrencyInForce(code),
    ),
  ]);
}

/**
 * An IANA time zone, read in any case, kept in its proper spelling.
 *
 * @param options `stored`: any name is read, for the service to compare with the stored one
 */
export function TimezoneField(options: FieldOptions & { stored?: boolean }): PropertyDecorator {
  const { stored = false, ...rest } = options;
  const read = (value: unknown): unknown => {
    const name = trimmed(value);
    return typeof name === 'string' ? (timeZoneNamed(name) ?? name) : name;
  };
  return field({ type: String, maxLength: 64 }, rest, read, [
    isText,
    textRule('timezone', 'must be an IANA time zone such as Europe/Berlin', (name) =>
      stored ? /^\S{1,64}$/.test(name) : timeZoneNamed(name) !== undefined,
    ),
  ]);
}

/** A country's code of two letters (ISO 3166-1), read in any case, kept in upper case. */
export function CountryField(options: FieldOptions): PropertyDecorator {
  return field({ type: String, minLength: 2, maxLength: 2 }, options, upperCased, [
    rule('country', 'must be the ISO 3166-1 code of a country, such as DE', isISO31661Alpha2),
  ]);
}

/** One of a few texts. */
export function ChoiceField(choices: readonly string[], options: FieldOptions): PropertyDecorator {
  return field({ type: String, enum: [...choices] }, options, asItIs, [
    rule('choice', `must be one of ${choices.join(', ')}`, (value) => choices.includes(value as string)),
  ]);
}

/** The one value that a field may have; without a value it counts as left out (RFC 6749, section 3.2). */
export function ConstantField(value: string, options: FieldOptions): PropertyDecorator {
  const read = (sent: unknown): unknown => (sent === '' ? undefined : sent);
  return field({ type: String, enum: [value] }, options, read, [
    rule('constant', `must be ${value}`, (sent) => sent === value),
  ]);
}
