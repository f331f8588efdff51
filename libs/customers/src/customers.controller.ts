import { AuditPageResponse } from '@libs/audit';
import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import {
  ChecksIfMatch,
  type Count,
  CountPreference,
  CursorQuery,
  ExistsFilter,
  HasEtag,
  IdParam,
  IfMatch,
  PageOf,
  Precondition,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, UseFilters } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CreateCustomerDto } from './customer.dto';
import { UpdateCustomerDto } from './customer.dto';
import { CustomerResponse } from './customer.response';
import {
  ageRangeReversed,
  cardNumberTaken,
  customerHasDependants,
  customerMerged,
  customerNotFound,
  externalIdTaken,
  membershipManaged,
} from './customers.problems';
import { CustomersService } from './customers.service';
import { ListCustomersQuery } from './list-customers.query';

const CustomerId = () => IdParam(customerNotFound, 'The customer.');

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  @Allow('owner', 'manager', 'front_desk')
  @HasEtag()
  @ApiOperation({
    summary: 'Add a customer',
    description: 'A welcome mail follows by itself, one for each address.',
  })
  @ApiCreatedResponse({ type: CustomerResponse })
  @ApiProblem(externalIdTaken, cardNumberTaken)
  createCustomer(@CurrentPrincipal() principal: Principal, @Body() dto: CreateCustomerDto) {
    return this.customers.create(principal, dto);
  }

  @Get()
  @AllowEveryRole()
  @ApiOperation({
    summary: 'List customers, newest first unless sorted otherwise',
    description:
      'Names are sorted by last name, then first name. Both, and e-mails, are sorted as people read them: case and accents make no ' +
      'difference. A membership without an end comes after every one that has one.',
  })
  @PageOf(CustomerResponse)
  @ApiProblem(ageRangeReversed)
  listCustomers(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ListCustomersQuery,
    @CountPreference() count: Count | undefined,
  ) {
    return this.customers.list(principal, query, count);
  }

  @Get(':id')
  @AllowEveryRole()
  @HasEtag()
  @ApiOperation({ summary: 'One customer' })
  @ApiOkResponse({ type: CustomerResponse })
  @ApiProblem(customerMerged)
  getCustomer(@CurrentPrincipal() principal: Principal, @CustomerId() id: number) {
    return this.customers.get(principal, id);
  }

  @Get(':id/history')
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'Who changed what of a customer, newest first' })
  @ApiOkResponse({ type: AuditPageResponse })
  @ApiProblem(customerMerged)
  getCustomerHistory(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Query() page: CursorQuery,
  ) {
    return this.customers.history(principal, id, page);
  }

  @Patch(':id')
  @Allow('owner', 'manager', 'front_desk')
  @HasEtag()
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(CustomersService, customerNotFound))
  @ApiOperation({ summary: 'Change a customer', description: 'What is left out stays; `null` clears.' })
  @ApiOkResponse({ type: CustomerResponse })
  @ApiProblem(customerMerged, membershipManaged, externalIdTaken, cardNumberTaken)
  updateCustomer(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Body() dto: UpdateCustomerDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.customers.update(principal, id, dto, precondition);
  }

  @Delete(':id')
  @Allow('owner', 'manager')
  @ChecksIfMatch()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a customer',
    description:
      'The mails to them go as well. The audit log keeps what they were; a person who asks to be forgotten is erased instead.',
  })
  @ApiNoContentResponse()
  @ApiProblem(customerMerged, customerHasDependants)
  deleteCustomer(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @IfMatch() precondition: Precondition,
  ) {
    return this.customers.delete(principal, id, precondition);
  }
}
