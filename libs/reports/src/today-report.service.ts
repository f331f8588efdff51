import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { birthdaysFrom } from '@libs/work-lists';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { TodayReportRepository } from './today-report.repository';
import { type TodayReportResponse } from './today-report.response';

/** What a dashboard shows of a gym's day. */
@Injectable()
export class TodayReport {
  constructor(
    private readonly database: Database,
    private readonly figures: TodayReportRepository,
  ) {}

  /** The figures as they are now. Reads every customer of the gym. */
  read(principal: Principal): Promise<TodayReportResponse> {
    return this.database.searchInGym(principal, async (tx) => {
      const birthdays = birthdaysFrom(tx.today, 0).map(({ birthday }) => birthday);
      const figures = await this.figures.read(tx, DateTime.utc().toISO(), birthdays);
      return { date: tx.today, ...figures };
    });
  }
}
