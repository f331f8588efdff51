import { AuditModule } from '@libs/audit';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerDataService } from './customer-data.service';
import { Customer } from './customer.entity';
import { CustomersData } from './customers.data';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';

/** What other rooms and the worker need of it; the routes are in `CustomersApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Customer]),
    AuditModule,
    GymsModule,
    MailOutboxModule,
    PersonalDataModule.register(CustomersData),
  ],
  providers: [CustomersService, CustomerDataService, CustomersData, CustomersRepository],
  exports: [CustomersService, CustomerDataService],
})
export class CustomersModule {}
