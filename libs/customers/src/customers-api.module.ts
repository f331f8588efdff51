import { Module } from '@nestjs/common';
import { CustomerListFileController } from './customer-list-file.controller';
import { CustomersController } from './customers.controller';
import { CustomerDataController } from './customer-data.controller';
import { CustomerMergesController } from './customer-merges.controller';
import { CustomersModule } from './customers.module';
import { TagsController } from './tags.controller';

/**
 * The routes, for the API process: the worker has no guards. Paths with a word where others have an id come first.
 */
@Module({
  imports: [CustomersModule],
  controllers: [
    TagsController,
    CustomerMergesController,
    CustomersController,
    CustomerListFileController,
    CustomerDataController,
  ],
})
export class CustomersApiModule {}
