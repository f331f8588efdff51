import { CustomersModule } from '@libs/customers';
import { Module } from '@nestjs/common';
import { CustomerNotesController } from './customer-notes.controller';
import { CustomerNotesModule } from './customer-notes.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [CustomersModule, CustomerNotesModule], controllers: [CustomerNotesController] })
export class CustomerNotesApiModule {}
