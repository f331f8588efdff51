import { CustomersModule } from '@libs/customers';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerNote } from './customer-note.entity';
import { CustomerNotesData } from './customer-notes.data';
import { CustomerNotesRepository } from './customer-notes.repository';
import { CustomerNotesService } from './customer-notes.service';

/** What staff write down about customers. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CustomerNote]),
    CustomersModule,
    PersonalDataModule.register(CustomerNotesData),
  ],
  providers: [CustomerNotesService, CustomerNotesData, CustomerNotesRepository],
  exports: [CustomerNotesService],
})
export class CustomerNotesModule {}
