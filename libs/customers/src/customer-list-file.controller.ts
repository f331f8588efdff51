import { AnswersCsv, csvFile } from '@libs/platform/csv';
import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ageRangeReversed } from './customers.problems';
import { CustomerListFile } from './customer-list-file.service';
import { ExportCustomersQuery } from './list-customers.query';

@ApiTags('personal data')
@Controller('customers.csv')
export class CustomerListFileController {
  constructor(private readonly customers: CustomerListFile) {}

  @Get()
  @Allow('owner')
  @ApiOperation({
    summary: 'The list of customers as a CSV file',
    description:
      'All whom the filters leave, as they are at one moment, in UTF-8 and as RFC 4180 has it; the first line has the names that the ' +
      "fields have here. A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has a `'` before it, so that " +
      'no spreadsheet computes it; an import takes it off again. `guardian` is what an import finds the guardian by: the external id, else ' +
      'the card number, else the e-mail. It is sent as fast as it is read, for five minutes at most; one ' +
      'that breaks off is not complete.',
  })
  @AnswersCsv('id,first_name,last_name,email\r\n17,Ada,Lovelace,ada@example.com\r\n')
  @ApiProblem(ageRangeReversed)
  async exportCustomers(@CurrentPrincipal() principal: Principal, @Query() query: ExportCustomersQuery) {
    return csvFile(await this.customers.export(principal, query), 'customers.csv');
  }
}
