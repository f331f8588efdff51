import { ApiProperty } from '@nestjs/swagger';
import { Figure } from './figure';

/** What a gym should know in the morning, and all day long. */
export class TodayReportResponse {
  @ApiProperty({ description: "Today on the gym's calendar.", format: 'date', example: '2026-11-25' })
  date: string;

  @Figure('Customers who are active today, as the filter `active` has it.', 412)
  active: number;

  @Figure('Customers who are in: as `GET /occupancy` has it.', 31)
  in_now: number;

  @Figure('Visits that began today.', 118)
  visits: number;

  @Figure('Scans of today that let nobody in.', 4)
  denied: number;

  @Figure('Customers who were added today.', 2)
  added: number;

  @Figure(
    'Customers whose membership ends today or within the next seven days, with nothing that follows.',
    9,
  )
  expiring: number;

  @Figure('Customers whose membership ended within the last seven days, with nothing that follows.', 3)
  lapsed: number;

  @Figure('Memberships that are frozen today.', 6)
  frozen: number;

  @Figure('Active customers whose birthday is today.', 1)
  birthdays: number;
}
