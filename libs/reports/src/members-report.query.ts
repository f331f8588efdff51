import { ChoiceField, DateField, optional } from '@libs/platform/input';

export const PERIODS = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

class Days {
  @DateField({
    description: "The first day, on the gym's calendar; the first of this month unless given.",
    example: '2026-01-01',
  })
  from: string;

  @DateField({ description: 'The last day, inclusive; today unless given.', example: '2026-03-31' })
  to: string;

  @ChoiceField(PERIODS, {
    description:
      'How long the periods are into which the days are divided; `month` unless given. The first and the last may be shorter. Weeks begin on the day that the gym has chosen.',
    example: 'month',
  })
  by: Period;
}

/** What a report on members is about. */
export class MembersReportQuery extends optional(Days) {}
