import { type Readable } from 'node:stream';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { toCsv } from './customer-csv';
import { CustomerListRepository } from './customer-list.repository';
import { checkAges } from './customer-rules';
import { type ExportCustomersQuery } from './list-customers.query';

/** The list of customers as a file. */
@Injectable()
export class CustomerListFile {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerListRepository,
  ) {}

  /**
   * The customers that the filters leave, as they are at one moment: the text of a CSV file. No more of it than the reader
   * takes is in memory.
   *
   * @throws ProblemError `age_range_reversed`
   */
  export(principal: Principal, query: ExportCustomersQuery): Promise<Readable> {
    checkAges(query);
    return this.database.streamInGym(principal, (tx) =>
      toCsv(this.customers.readList(tx, query), tx.today, query.bom),
    );
  }
}
