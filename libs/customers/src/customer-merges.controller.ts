import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import {
  ChecksIfMatch,
  CursorQuery,
  ExistsFilter,
  HasEtag,
  IdParam,
  IfMatch,
  PageOf,
  Precondition,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Get, HttpCode, Post, Query, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CustomerMergesService } from './customer-merges.service';
import { CustomerResponse } from './customer.response';
import { customerMerged, customerNotFound } from './customers.problems';
import { CustomersService } from './customers.service';
import { DuplicateResponse } from './duplicate.response';
import { MergeCustomerDto } from './merge-customer.dto';

@ApiTags('customers')
@Controller('customers')
export class CustomerMergesController {
  constructor(private readonly merges: CustomerMergesService) {}

  @Get('duplicates')
  @Allow('owner', 'manager', 'front_desk')
  @ApiOperation({
    summary: 'Customers who may be there twice',
    description:
      'Pairs of entries that are alike, the newest first, each with the oldest entry that it is like. A parent and a child who share ' +
      'an address are not alike: their names differ.',
  })
  @PageOf(DuplicateResponse, { isCounted: false })
  listDuplicates(@CurrentPrincipal() principal: Principal, @Query() query: CursorQuery) {
    return this.merges.duplicates(principal, query);
  }

  @Post(':id/merge')
  @Allow('owner', 'manager')
  @HttpCode(200)
  @HasEtag()
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(CustomersService, customerNotFound))
  @ApiOperation({
    summary: 'Make one customer of two entries',
    description:
      'All that is about the other entry – memberships, visits, mails, notes, history, children – moves to this one, which also takes ' +
      'over what it lacks: what is there stays. The other entry is deleted; its id answers 410 with the id of this one.',
  })
  @ApiOkResponse({ type: CustomerResponse })
  @ApiProblem(customerMerged)
  mergeCustomer(
    @CurrentPrincipal() principal: Principal,
    @IdParam(customerNotFound, 'The customer who stays.') id: number,
    @Body() { from_id }: MergeCustomerDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.merges.merge(principal, id, from_id, precondition);
  }
}
