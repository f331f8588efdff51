import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttendanceReportQuery } from './attendance-report.query';
import { AttendanceReportResponse } from './attendance-report.response';
import { AttendanceReport } from './attendance-report.service';
import { MembersReportQuery } from './members-report.query';
import { MembersReportResponse } from './members-report.response';
import { MembersReport } from './members-report.service';
import { TodayReportResponse } from './today-report.response';
import { TodayReport } from './today-report.service';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly members: MembersReport,
    private readonly attendance: AttendanceReport,
    private readonly today: TodayReport,
  ) {}

  @Get('today')
  @AllowEveryRole()
  @ApiOperation({ summary: 'The figures of today, for a dashboard' })
  @ApiOkResponse({ type: TodayReportResponse })
  getTodayReport(@CurrentPrincipal() principal: Principal) {
    return this.today.read(principal);
  }

  @Get('attendance')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'When customers come',
    description:
      "Visits by weekday and hour and by day, by when they began in the gym's time zone. Voided visits and scans that let nobody in are in no figure.",
  })
  @ApiOkResponse({ type: AttendanceReportResponse })
  getAttendanceReport(@CurrentPrincipal() principal: Principal, @Query() query: AttendanceReportQuery) {
    return this.attendance.read(principal, query);
  }

  @Get('members')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'How many members there were, came and left',
    description:
      'Somebody is a member on the days that their memberships cover, frozen ones too; without memberships, from `membership_start`, or the ' +
      'day on which they were added, to `membership_end`, unless set inactive: nobody knows since when. Who joined is covered for the first time, ' +
      'who returned was before; who left is not covered for the first day again. So `start + joined + returned - left = end`, in all ' +
      'and in each period. Deleted customers are in no figure.',
  })
  @ApiOkResponse({ type: MembersReportResponse })
  getMembersReport(@CurrentPrincipal() principal: Principal, @Query() query: MembersReportQuery) {
    return this.members.read(principal, query);
  }
}
