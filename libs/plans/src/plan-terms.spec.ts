import { InvalidInputError } from '@libs/platform/problems';
import { checkTerms } from './plan-terms';

const TERMS = {
  kind: 'fixed',
  period_unit: 'month',
  period_count: 1,
  periods: 12,
  minimum_term_periods: 0,
} as const;

type Terms = Partial<Parameters<typeof checkTerms>[0]>;

/** Place and rule of what is wrong. */
function refusalOf(changes: Terms): string | undefined {
  try {
    checkTerms({ ...TERMS, ...changes });
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.errors.map(({ loc, type }) => `${loc.join('.')} ${type}`).join();
  }
}

describe('the terms of a plan', () => {
  it.each<Terms>([
    {},
    { kind: 'recurring', periods: null },
    { period_unit: 'day', period_count: 3_650, periods: 5 },
    { period_unit: 'week', period_count: 520, periods: 5 },
    { period_unit: 'month', period_count: 120, periods: 5 },
    { period_unit: 'year', period_count: 10, periods: 5 },
    { period_unit: 'day', periods: 18_250 },
    { minimum_term_periods: 600 },
  ])('may be %j', (changes) => {
    expect(refusalOf(changes)).toBeUndefined();
  });

  it.each<[Terms, string]>([
    [{ periods: null }, 'body.periods periods_missing'],
    [{ kind: 'recurring' }, 'body.periods periods_of_recurring'],
    [{ period_unit: 'day', period_count: 3_651 }, 'body.period period_length'],
    [{ period_unit: 'week', period_count: 521 }, 'body.period period_length'],
    [{ period_unit: 'month', period_count: 121 }, 'body.period period_length'],
    [{ period_unit: 'year', period_count: 11 }, 'body.period period_length'],
    [{ periods: 601 }, 'body.periods total_length'],
    [{ period_unit: 'year', period_count: 10, periods: 6 }, 'body.periods total_length'],
    [{ minimum_term_periods: 601 }, 'body.minimum_term_periods total_length'],
  ])('may not be %j: %s', (changes, expected) => {
    expect(refusalOf(changes)).toBe(expected);
  });
});
