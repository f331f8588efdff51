import { WEEKDAYS, type Weekday } from '@libs/platform/hours';
import { ApiProperty } from '@nestjs/swagger';
import { Figure } from './figure';

/** Visits that began in one hour of one weekday. */
export class HourOfVisits {
  @ApiProperty({ enum: WEEKDAYS, example: 'monday' })
  weekday: Weekday;

  @ApiProperty({
    description: "The hour in which they began, in the gym's time zone.",
    type: 'integer',
    minimum: 0,
    maximum: 23,
    example: 18,
  })
  hour: number;

  @Figure('How many.', 92)
  visits: number;

  @ApiProperty({
    description:
      '`visits` divided by how many such weekdays there were, to two decimal places; `null` when there was none.',
    type: Number,
    nullable: true,
    example: 23,
  })
  average: number | null;
}

/** Visits of one day. */
export class DayOfVisits {
  @ApiProperty({ format: 'date', example: '2026-01-05' })
  date: string;

  @Figure('How many.', 214)
  visits: number;

  @Figure('Of how many customers.', 201)
  customers: number;
}

/** When customers come. */
export class AttendanceReportResponse {
  @ApiProperty({ description: 'The first day.', format: 'date', example: '2026-01-05' })
  from: string;

  @ApiProperty({ description: 'The last day, inclusive.', format: 'date', example: '2026-02-01' })
  to: string;

  @Figure('Visits in all.', 5_120)
  visits: number;

  @Figure('Of how many customers.', 1_480)
  customers: number;

  @ApiProperty({
    description: 'Every hour of a week, from Monday 0:00 on.',
    type: [HourOfVisits],
    minItems: 168,
    maxItems: 168,
  })
  hours: HourOfVisits[];

  @ApiProperty({ description: 'Every day, also those without visits.', type: [DayOfVisits] })
  days: DayOfVisits[];
}
