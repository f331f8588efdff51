import { applyDecorators } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { IsInt, IsNumber, Max, Min } from 'class-validator';

/** What is written about an environment variable in `.env.example`, the README and boot errors. */
export interface VariableDocumentation {
  /** One sentence: what it sets, in which unit. */
  description: string;
  /** A value that must never be printed. */
  secret?: boolean;
  /** Heading under which the variable is listed. */
  group: string;
}

const documented = new Map<string, VariableDocumentation>();

/** Marks a property of {@link Config} as an environment variable and documents it. */
export function Variable(documentation: VariableDocumentation): PropertyDecorator {
  return (target, name) => {
    documented.set(String(name), documentation);
    Expose()(target, name);
  };
}

/** Every documented variable by name, in the order of declaration. */
export function documentedVariables(): ReadonlyMap<string, VariableDocumentation> {
  return documented;
}

/** Reads `"8000"` as 8000; anything that is no number stays as it is and fails validation. */
export function ReadNumber(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value));
}

/** Reads the usual spellings of a switch; anything else stays as it is and fails validation. */
export function ReadBoolean(): PropertyDecorator {
  const spellings: Record<string, boolean> = {
    true: true,
    '1': true,
    yes: true,
    on: true,
    t: true,
    y: true,
    false: false,
    '0': false,
    no: false,
    off: false,
    f: false,
    n: false,
  };
  return Transform(({ value }) =>
    typeof value === 'string' ? (spellings[value.trim().toLowerCase()] ?? value) : value,
  );
}

/** A whole number within these limits. */
export const IntegerBetween = (min: number, max: number): PropertyDecorator =>
  applyDecorators(ReadNumber(), IsInt(), Min(min), Max(max));

/** A number within these limits. */
export const NumberBetween = (min: number, max: number): PropertyDecorator =>
  applyDecorators(ReadNumber(), IsNumber(), Min(min), Max(max));
