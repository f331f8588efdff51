import { Module } from '@nestjs/common';
import { CustomersController } from './customers.controller';
import { CustomerDataController } from './customer-data.controller';
import { CustomersModule } from './customers.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [CustomersModule], controllers: [CustomersController, CustomerDataController] })
export class CustomersApiModule {}
