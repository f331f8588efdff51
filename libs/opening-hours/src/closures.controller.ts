import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { type Count, CountPreference, IdParam, PageOf } from '@libs/platform/input';
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CreateClosureDto, ListClosuresQuery } from './closure.dto';
import { ClosureResponse } from './closure.response';
import { closureNotFound } from './closures.problems';
import { ClosuresService } from './closures.service';

@ApiTags('opening hours')
@Controller('closures')
export class ClosuresController {
  constructor(private readonly closures: ClosuresService) {}

  @Post()
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'Close the gym for a day or more',
    description: 'What it has opened on the evening before goes on past midnight.',
  })
  @ApiCreatedResponse({ type: ClosureResponse })
  createClosure(@CurrentPrincipal() principal: Principal, @Body() dto: CreateClosureDto) {
    return this.closures.create(principal, dto);
  }

  @Get()
  @AllowEveryRole()
  @ApiOperation({ summary: 'List closures by their first day' })
  @PageOf(ClosureResponse)
  listClosures(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ListClosuresQuery,
    @CountPreference() count: Count | undefined,
  ) {
    return this.closures.list(principal, query, count);
  }

  @Delete(':id')
  @Allow('owner', 'manager')
  @HttpCode(204)
  @ApiOperation({ summary: 'Open the gym again on the days of a closure' })
  @ApiNoContentResponse()
  deleteClosure(
    @CurrentPrincipal() principal: Principal,
    @IdParam(closureNotFound, 'The closure.') id: number,
  ) {
    return this.closures.delete(principal, id);
  }
}
