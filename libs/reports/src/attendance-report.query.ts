import { DateField, optional } from '@libs/platform/input';

class Days {
  @DateField({
    description: "The first day, on the gym's calendar; four weeks of days that end with `to` unless given.",
    example: '2026-01-05',
  })
  from: string;

  @DateField({ description: 'The last day, inclusive; today unless given.', example: '2026-02-01' })
  to: string;
}

/** What a report on attendance is about. */
export class AttendanceReportQuery extends optional(Days) {}
