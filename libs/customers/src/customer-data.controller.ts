import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, ExistsFilter, IdParam, IfMatch, Precondition } from '@libs/platform/input';
import { ATTACHMENT, CustomerExport, ErasureReceipt } from '@libs/platform/personal-data';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Get, HttpCode, Post, StreamableFile, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CustomerDataService } from './customer-data.service';
import { customerHasDependants, customerNotFound } from './customers.problems';

const CustomerId = () => IdParam(customerNotFound, 'The customer, who may be deleted by now.');

@ApiTags('personal data')
@Controller('customers/:id')
export class CustomerDataController {
  constructor(private readonly data: CustomerDataService) {}

  @Get('export')
  @Allow('owner')
  @ApiOperation({
    summary: 'Everything that is held about a customer',
    description:
      'A file to hand to the person (GDPR, articles 15 and 20): the customer, the mails to them, and what was done to them, ' +
      'though not by whom. Of one that was deleted, what the audit log has.',
  })
  @ApiOkResponse({ type: CustomerExport, headers: ATTACHMENT })
  async exportCustomer(@CurrentPrincipal() principal: Principal, @CustomerId() id: number) {
    return new StreamableFile(await this.data.export(principal, id), {
      type: 'application/json',
      disposition: `attachment; filename="customer-${id}.json"`,
    });
  }

  @Post('erase')
  @Allow('owner')
  @HttpCode(200)
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(CustomerDataService, customerNotFound))
  @ApiOperation({
    summary: 'Erase a customer at their request',
    description:
      'Removes the person from everywhere (GDPR, article 17), also one that was deleted before, which leaves what they were in ' +
      'the audit log; there it stays that something was done, when and by whom. It cannot be undone. What the law makes the gym ' +
      'keep is reduced to that, and listed. Asked again, it answers with the same receipt. `If-Match` is about a customer who is ' +
      'still there.',
  })
  @ApiOkResponse({ type: ErasureReceipt })
  @ApiProblem(customerHasDependants)
  eraseCustomer(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @IfMatch() precondition: Precondition,
  ) {
    return this.data.erase(principal, id, precondition);
  }
}
