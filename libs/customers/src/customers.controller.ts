import { ApiProblems, ApiSignedIn } from '@libs/platform/http';
import { CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IdPipe } from '@libs/platform/input';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CustomerResponse } from './customer.response';
import { CUSTOMER_NOT_FOUND, CustomersService } from './customers.service';
import { CreateCustomerDto } from './dto/create-customer.dto';
import { ListCustomersQuery } from './dto/list-customers.query';
import { UpdateCustomerDto } from './dto/update-customer.dto';
import { ExistingCustomerGuard } from './existing-customer.guard';

const CustomerId = () => Param('id', new IdPipe(CUSTOMER_NOT_FOUND));
const ApiCustomerId = () =>
  ApiParam({
    name: 'id',
    description: 'The customer.',
    schema: { type: 'integer', minimum: 1 },
    example: 17,
  });

@ApiTags('customers')
@ApiSignedIn()
@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  @ApiOperation({ summary: 'Add a customer', description: 'A welcome mail follows by itself.' })
  @ApiCreatedResponse({ type: CustomerResponse })
  @ApiProblems(401, 413, 415, 422)
  createCustomer(
    @CurrentPrincipal() principal: Principal,
    @Body() dto: CreateCustomerDto,
  ): Promise<CustomerResponse> {
    return this.customers.create(principal, dto);
  }

  @Get()
  @ApiOperation({
    summary: 'List customers, newest first',
    description: 'Unknown query parameters are ignored.',
  })
  @ApiOkResponse({ type: [CustomerResponse] })
  @ApiProblems(400, 401, 422)
  listCustomers(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ListCustomersQuery,
  ): Promise<CustomerResponse[]> {
    return this.customers.list(principal, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One customer' })
  @ApiCustomerId()
  @ApiOkResponse({ type: CustomerResponse })
  @ApiProblems(401, 404, 422)
  getCustomer(@CurrentPrincipal() principal: Principal, @CustomerId() id: number): Promise<CustomerResponse> {
    return this.customers.get(principal, id);
  }

  @Patch(':id')
  @UseGuards(ExistingCustomerGuard)
  @ApiOperation({
    summary: 'Change a customer',
    description: 'What is left out stays as it is; `null` clears a field that may be empty.',
  })
  @ApiCustomerId()
  @ApiOkResponse({ type: CustomerResponse })
  @ApiProblems(401, 404, 413, 415, 422)
  updateCustomer(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Body() dto: UpdateCustomerDto,
  ): Promise<CustomerResponse> {
    return this.customers.update(principal, id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a customer' })
  @ApiCustomerId()
  @ApiNoContentResponse()
  @ApiProblems(401, 404, 422)
  deleteCustomer(@CurrentPrincipal() principal: Principal, @CustomerId() id: number): Promise<void> {
    return this.customers.delete(principal, id);
  }
}
