import { type ApiPropertyOptions } from '@nestjs/swagger';
import { isInt } from 'class-validator';
import { asItIs, field, type FieldOptions, rule } from './fields';
import { isPossibleId } from './id.pipe';
import { isStorable, isVisible, lengthOf, trimmed } from './text';

/** Any of a few texts, each once or more. */
export function ChoicesField(choices: readonly string[], options: FieldOptions): PropertyDecorator {
  const schema: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'string', enum: [...choices] },
    maxItems: 100,
  };
  return field(schema, options, asItIs, [
    rule(
      'choices',
      `must be a list of ${choices.join(', ')}`,
      (value) =>
        Array.isArray(value) &&
        value.length <= 100 &&
        value.every((choice) => choices.includes(choice as string)),
    ),
  ]);
}

/**
 * A list of texts of 1 to `maxLength` characters, without what is invisible around them. Of texts that differ in case alone the
 * first one is kept.
 *
 * @param options `max`: how many texts at most
 */
export function TextsField(options: FieldOptions & { max: number; maxLength: number }): PropertyDecorator {
  const { max, maxLength, ...rest } = options;
  const schema: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength },
    maxItems: max,
  };
  const everyText = (test: (text: string) => boolean) => (value: unknown) =>
    Array.isArray(value) && value.every((text) => typeof text === 'string' && test(text));
  return field(schema, rest, readTexts, [
    rule(
      'texts',
      'must be a list of texts that are not blank',
      everyText((text) => isStorable(text) && isVisible(text)),
    ),
    rule(
      'too_long',
      `must be texts of at most ${maxLength} characters`,
      everyText((text) => lengthOf(text) <= maxLength),
    ),
    rule('too_many', `must be at most ${max} texts`, (value) => Array.isArray(value) && value.length <= max),
  ]);
}

function readTexts(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const first = new Map<unknown, unknown>();
  for (const entry of value) {
    const text = trimmed(entry);
    const key = typeof text === 'string' ? text.toLowerCase() : Symbol('not a text');
    if (!first.has(key)) first.set(key, text);
  }
  return [...first.values()];
}

/** A list of texts as they are, blank or not. @param options `max`: how many texts at most; `maxLength`: of each */
export function CellsField(options: FieldOptions & { max: number; maxLength: number }): PropertyDecorator {
  const { max, maxLength, ...rest } = options;
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', maxLength }, maxItems: max };
  const isCell = (cell: unknown) =>
    typeof cell === 'string' && isStorable(cell) && lengthOf(cell) <= maxLength;
  return field(schema, rest, asItIs, [
    rule(
      'cells',
      `must be a list of at most ${max} texts of at most ${maxLength} characters`,
      (value) => Array.isArray(value) && value.length <= max && value.every(isCell),
    ),
  ]);
}

/** A list of ids, one at least. @param options `max`: how many at most */
export function IdsField(options: FieldOptions & { max: number }): PropertyDecorator {
  const { max, ...rest } = options;
  const schema: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'integer', format: 'int64', minimum: 1 },
    minItems: 1,
    maxItems: max,
  };
  return field(schema, rest, asItIs, [
    rule('ids', 'must be a list of ids', (value) => Array.isArray(value) && value.every(isInt)),
    rule(
      'count',
      `must be 1 to ${max.toLocaleString('en')} ids`,
      (value) => Array.isArray(value) && value.length >= 1 && value.length <= max,
    ),
    rule('unknown', 'must be ids that there can be', (value) => (value as number[]).every(isPossibleId)),
  ]);
}
