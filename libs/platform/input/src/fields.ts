import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isEmail, isInt, isISO4217CurrencyCode, isTimeZone, ValidateBy, ValidateIf } from 'class-validator';
import { DateTime } from 'luxon';

/** What every field decorator takes. */
export interface FieldOptions {
  description: string;
  example?: unknown;
  /** The field must be there. */
  required?: boolean;
  /** `null` is a value of the field: it means "none". */
  nullable?: boolean;
  default?: unknown;
}

/** One rule of a field: its name for programs, its message for people (never with the value), its test. */
const rule = (name: string, message: string, test: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value) => test(value), defaultMessage: () => message } });

function field(
  schema: ApiPropertyOptions,
  options: FieldOptions,
  read: (value: unknown) => unknown,
  rules: PropertyDecorator[],
) {
  const { required = false, nullable = false, ...documentation } = options;
  return applyDecorators(
    ApiProperty({
      ...schema,
      ...documentation,
      required,
      nullable: nullable || undefined,
    } as ApiPropertyOptions),
    Transform(({ value }) => read(value)),
    ValidateIf((_, value) => (value !== undefined || required) && (value !== null || !nullable)),
    rule('missing', 'is required', (value) => value !== undefined),
    rule('null', 'must not be null', (value) => value !== null),
    ...rules,
  );
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const storable = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
/** Characters as PostgreSQL counts them: code points. */
const lengthOf = (value: unknown): number => [...(value as string)].length;
const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

const textRules = (min: number, max: number): PropertyDecorator[] => [
  rule('string', 'must be a text', (value) => typeof value === 'string'),
  rule('characters', 'must not contain NUL characters or unpaired surrogates', storable),
  rule('blank', 'must not be blank', (value) => min !== 1 || value !== ''),
  rule('too_short', `must have at least ${min} characters`, (value) => lengthOf(value) >= min),
  rule(
    'too_long',
    `must have at most ${max.toLocaleString('en')} characters`,
    (value) => lengthOf(value) <= max,
  ),
];

/** A text of `min` to `max` characters; `trim` removes white space around it first. */
export function TextField(
  options: FieldOptions & { min?: number; max: number; trim?: boolean },
): PropertyDecorator {
  const { min = 0, max, trim = false, ...rest } = options;
  return field(
    { type: String, minLength: min || undefined, maxLength: max },
    rest,
    trim ? trimmed : (value) => value,
    textRules(min, max),
  );
}

/** An e-mail address of at most 255 characters, kept as typed but for white space around it. */
export function EmailField(options: FieldOptions): PropertyDecorator {
  return field({ type: String, format: 'email', maxLength: 255 }, options, trimmed, [
    ...textRules(1, 255),
    // No quoted local parts: they may hold what SMTP reads as a command.
    rule('email', 'must be an e-mail address', (value) => isEmail(value) && !String(value).includes('"')),
  ]);
}

/** bcrypt reads 72 bytes and no more, and ends at a NUL. */
export const MAX_PASSWORD_BYTES = 72;

/** A new password: 8 to 72 bytes. */
export function PasswordField(options: FieldOptions): PropertyDecorator {
  return field(
    { type: String, format: 'password', minLength: 8, maxLength: MAX_PASSWORD_BYTES },
    options,
    (value) => value,
    [
      rule('string', 'must be a text', (value) => typeof value === 'string'),
      rule('characters', 'must not contain NUL characters or unpaired surrogates', storable),
      rule('too_short', 'must have at least 8 bytes', (value) => Buffer.byteLength(value as string) >= 8),
      rule(
        'too_long',
        `must have at most ${MAX_PASSWORD_BYTES} bytes`,
        (value) => Buffer.byteLength(value as string) <= MAX_PASSWORD_BYTES,
      ),
    ],
  );
}

const readInteger = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[+-]?\d+(?:\.0+)?\s*$/.test(value) ? Number(value) : value;

/** An integer; forms and some clients write it as a text. */
export function IntegerField(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const { min, max, ...rest } = options;
  return field({ type: 'integer', minimum: min, maximum: max }, rest, readInteger, [
    rule('integer', 'must be an integer', isInt),
    rule('too_small', `must be at least ${min.toLocaleString('en')}`, (value) => (value as number) >= min),
    rule('too_large', `must be at most ${max.toLocaleString('en')}`, (value) => (value as number) <= max),
  ]);
}

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

/** What `Date.toISOString` gives for a date: midnight, with or without an offset. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/** A calendar date, `YYYY-MM-DD`; midnight timestamps are read as their date. */
export function DateField(options: FieldOptions): PropertyDecorator {
  const read = (value: unknown): unknown =>
    typeof value === 'string' ? (DATE.exec(value.trim())?.[1] ?? value) : value;
  return field({ type: String, format: 'date' }, options, read, [
    rule('date', 'must be a date such as 1990-02-20, without a time of day', (value) => {
      const date =
        typeof value === 'string' && DATE.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : undefined;
      return date !== undefined && date.isValid && date.year >= 1;
    }),
  ]);
}

/** An ISO 4217 currency code, read in any case, kept in upper case. */
export function CurrencyField(options: FieldOptions): PropertyDecorator {
  const read = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toUpperCase() : value);
  return field({ type: String, minLength: 3, maxLength: 3 }, options, read, [
    rule('currency', 'must be an ISO 4217 currency code such as EUR', isISO4217CurrencyCode),
  ]);
}

/** An IANA time zone. */
export function TimezoneField(options: FieldOptions): PropertyDecorator {
  return field({ type: String, maxLength: 64 }, options, trimmed, [
    // Offsets such as +02:00 are time zones to JavaScript but know no summer time.
    rule(
      'timezone',
      'must be an IANA time zone such as Europe/Berlin',
      (value) => isTimeZone(value) && /^[A-Za-z]/.test(value as string),
    ),
  ]);
}

/** The one value that a field may have. */
export function ConstantField(value: string, options: FieldOptions): PropertyDecorator {
  return field({ type: String, enum: [value] }, options, (read) => read, [
    rule('constant', `must be ${value}`, (read) => read === value),
  ]);
}
