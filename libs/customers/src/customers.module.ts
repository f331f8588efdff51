import { AuditModule } from '@libs/audit';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerLookupRepository } from './customer-lookup.repository';
import { CustomerLookup } from './customer-lookup.service';
import { CustomerDataService } from './customer-data.service';
import { CustomerListFile } from './customer-list-file.service';
import { CustomerImportsRepository } from './customer-imports.repository';
import { CustomerImports } from './customer-imports.service';
import { CustomerWelcomes } from './customer-welcomes.service';
import { Customer } from './customer.entity';
import { CustomerMerge } from './customer-merge.entity';
import { CustomerMergesRepository } from './customer-merges.repository';
import { CustomerMergesService } from './customer-merges.service';
import { CustomerListRepository } from './customer-list.repository';
import { CustomersData } from './customers.data';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';
import { NormalizePhonesJob } from './normalize-phones.job';
import { TagsRepository } from './tags.repository';
import { TagsService } from './tags.service';

/** What other rooms and the worker need of it; the routes are in `CustomersApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Customer, CustomerMerge]),
    AuditModule,
    GymsModule,
    MailOutboxModule,
    PersonalDataModule.register(CustomersData),
  ],
  providers: [
    CustomersService,
    CustomerDataService,
    CustomerLookup,
    CustomerListFile,
    CustomerImports,
    CustomerMergesService,
    CustomerWelcomes,
    TagsService,
    CustomersData,
    CustomersRepository,
    CustomerListRepository,
    CustomerLookupRepository,
    CustomerImportsRepository,
    CustomerMergesRepository,
    TagsRepository,
  ],
  exports: [
    CustomersService,
    CustomerDataService,
    CustomerLookup,
    CustomerListFile,
    CustomerImports,
    CustomerMergesService,
    TagsService,
    CustomersRepository,
  ],
})
export class CustomersModule {}

/** For the worker process. */
@Module({
  imports: [CustomersModule, GymsModule, JobsModule.register(NormalizePhonesJob)],
  providers: [NormalizePhonesJob],
})
export class CustomerJobsModule {}
