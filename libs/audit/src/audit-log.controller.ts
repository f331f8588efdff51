import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditPageResponse } from './audit-entry.response';
import { AuditLog } from './audit-log.service';
import { ListAuditLogQuery } from './list-audit-log.query';

@ApiTags('audit log')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly auditLog: AuditLog) {}

  @Get()
  @Allow('owner')
  @ApiOperation({
    summary: 'Who changed what, newest first',
    description:
      'Of the whole gym, for its owners. Entries are never changed, and end with the gym; of a customer who is erased they lose what the customer was.',
  })
  @ApiOkResponse({ type: AuditPageResponse })
  listAuditLog(@CurrentPrincipal() principal: Principal, @Query() query: ListAuditLogQuery) {
    return this.auditLog.list(principal, query);
  }
}
