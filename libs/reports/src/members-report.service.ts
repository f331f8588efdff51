import { GymSettings } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { type MembersReportQuery } from './members-report.query';
import { MembersReportRepository, type Movements } from './members-report.repository';
import { ATTRITION, type MemberMovements, type MembersReportResponse } from './members-report.response';
import { type Days, periodsOf, startOfMonth } from './periods';

/** How the number of a gym's members came about. */
@Injectable()
export class MembersReport {
  constructor(
    private readonly database: Database,
    private readonly movements: MembersReportRepository,
    private readonly settings: GymSettings,
  ) {}

  /** @throws InvalidInputError for days in the wrong order, and for too many periods */
  read(principal: Principal, query: MembersReportQuery): Promise<MembersReportResponse> {
    return this.database.searchInGym(principal, async (tx) => {
      const { to = tx.today, by = 'month' } = query;
      const { from = startOfMonth(to) } = query;
      const { first_day_of_week } = await this.settings.find(tx);
      const periods = periodsOf({ from, to }, by, first_day_of_week);
      const read = await this.movements.read(tx, from, to);
      const all = movementsIn({ from, to }, read.start, read.days);
      const rows: MemberMovements[] = [];
      for (const period of periods) rows.push(movementsIn(period, rows.at(-1)?.end ?? read.start, read.days));
      return {
        ...all,
        attrition: all.start === 0 ? null : Math.round((all.left / all.start) * 10_000) / 10_000,
        attrition_definition: ATTRITION,
        periods: rows,
      };
    });
  }
}

/** What was going on in some days. @param start how many members there were before */
function movementsIn({ from, to }: Days, start: number, days: Movements['days']): MemberMovements {
  const sum = { joined: 0, returned: 0, left: 0 };
  for (const { day, joined, returned, left } of days) {
    if (day < from || day > to) continue;
    sum.joined += joined;
    sum.returned += returned;
    sum.left += left;
  }
  return { from, to, start, ...sum, end: start + sum.joined + sum.returned - sum.left };
}
