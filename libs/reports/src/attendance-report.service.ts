import { Database } from '@libs/platform/database';
import { WEEKDAYS } from '@libs/platform/hours';
import { type Principal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { type AttendanceReportQuery } from './attendance-report.query';
import { type Attendance, AttendanceReportRepository } from './attendance-report.repository';
import { type AttendanceReportResponse, type HourOfVisits } from './attendance-report.response';
import { type Days, daysBefore, periodsOf, weekdayOf } from './periods';

const HOURS_OF_A_DAY = Array.from({ length: 24 }, (_, hour) => hour);

/** When customers come. */
@Injectable()
export class AttendanceReport {
  constructor(
    private readonly database: Database,
    private readonly attendance: AttendanceReportRepository,
  ) {}

  /** @throws InvalidInputError for days in the wrong order, or too many of them */
  read(principal: Principal, query: AttendanceReportQuery): Promise<AttendanceReportResponse> {
    return this.database.searchInGym(principal, async (tx) => {
      const { to = tx.today } = query;
      const { from = daysBefore(to, 27) } = query;
      const days = periodsOf({ from, to }, 'day');
      const { customers, hours, days: busy } = await this.attendance.read(tx, { from, to });
      const byDate = new Map(busy.map((day) => [day.date, day]));
      return {
        from,
        to,
        visits: busy.reduce((sum, { visits }) => sum + visits, 0),
        customers,
        hours: everyHour(hours, days),
        days: days.map(({ from: date }) => byDate.get(date) ?? { date, visits: 0, customers: 0 }),
      };
    });
  }
}

/** All hours of a week, whether or not somebody came. */
function everyHour(busy: Attendance['hours'], days: Days[]): HourOfVisits[] {
  return WEEKDAYS.flatMap((weekday, index) => {
    const number = index + 1;
    const weeks = days.filter(({ from }) => weekdayOf(from) === number).length;
    return HOURS_OF_A_DAY.map((hour) => {
      const visits = busy.find((one) => one.weekday === number && one.hour === hour)?.visits ?? 0;
      return {
        weekday,
        hour,
        visits,
        average: weeks === 0 ? null : Math.round((visits / weeks) * 100) / 100,
      };
    });
  });
}
