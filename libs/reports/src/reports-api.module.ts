import { GymsModule } from '@libs/gyms';
import { Module } from '@nestjs/common';
import { AttendanceReportRepository } from './attendance-report.repository';
import { AttendanceReport } from './attendance-report.service';
import { MembersReport } from './members-report.service';
import { MembersReportRepository } from './members-report.repository';
import { ReportFilesController } from './report-files.controller';
import { ReportsController } from './reports.controller';
import { TodayReportRepository } from './today-report.repository';
import { TodayReport } from './today-report.service';

/** Figures about a gym, for the API process alone. */
@Module({
  imports: [GymsModule],
  controllers: [ReportsController, ReportFilesController],
  providers: [
    AttendanceReport,
    AttendanceReportRepository,
    MembersReport,
    MembersReportRepository,
    TodayReport,
    TodayReportRepository,
  ],
})
export class ReportsApiModule {}
