import { AuditModule } from '@libs/audit';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerDataController } from './customer-data.controller';
import { CustomerDataService } from './customer-data.service';
import { Customer } from './customer.entity';
import { CustomersController } from './customers.controller';
import { CustomersData } from './customers.data';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Customer]),
    AuditModule,
    GymsModule,
    MailOutboxModule,
    PersonalDataModule.register(CustomersData),
  ],
  controllers: [CustomersController, CustomerDataController],
  providers: [CustomersService, CustomerDataService, CustomersData, CustomersRepository],
  exports: [CustomersService],
})
export class CustomersModule {}
