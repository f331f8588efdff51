import { AnswersCsv, csvFile, writeCsv } from '@libs/platform/csv';
import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttendanceReportQuery } from './attendance-report.query';
import { AttendanceReport } from './attendance-report.service';
import { MembersReportQuery } from './members-report.query';
import { MembersReport } from './members-report.service';
import { TodayReport } from './today-report.service';

/** The reports as files, with the names that their members have in JSON. */
@ApiTags('reports')
@Controller('reports')
export class ReportFilesController {
  constructor(
    private readonly members: MembersReport,
    private readonly attendance: AttendanceReport,
    private readonly today: TodayReport,
  ) {}

  @Get('today.csv')
  @AllowEveryRole()
  @ApiOperation({ summary: 'The figures of today as a CSV file', description: 'One line.' })
  @AnswersCsv('date,active,in_now\r\n2026-11-25,412,31\r\n')
  async exportTodayReport(@CurrentPrincipal() principal: Principal) {
    return toFile('today', [await this.today.read(principal)]);
  }

  @Get('attendance.csv')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'When customers come, as a CSV file',
    description: 'A line for each hour of a week.',
  })
  @AnswersCsv('weekday,hour,visits,average\r\nmonday,18,92,23\r\n')
  async exportAttendanceReport(
    @CurrentPrincipal() principal: Principal,
    @Query() query: AttendanceReportQuery,
  ) {
    return toFile('attendance', (await this.attendance.read(principal, query)).hours);
  }

  @Get('members.csv')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'How many members there were, came and left, as a CSV file',
    description: 'A line for each period.',
  })
  @AnswersCsv('from,to,start,joined,returned,left,end\r\n2026-01-01,2026-01-31,200,12,3,5,210\r\n')
  async exportMembersReport(@CurrentPrincipal() principal: Principal, @Query() query: MembersReportQuery) {
    return toFile('members', (await this.members.read(principal, query)).periods);
  }
}

/** @param rows one at least, all with the same members */
function toFile(name: string, rows: object[]): StreamableFile {
  const names = Object.keys(rows[0]!);
  const records = rows.map((row) => Object.values(row).map((value) => String(value ?? '')));
  return csvFile(writeCsv(names, [records]), `${name}.csv`);
}
