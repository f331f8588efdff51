import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Guardians } from './guardians.service';
import { ImportBatches } from './import-batches.service';
import { ImportReports } from './import-reports.service';
import { ImportRow } from './import-row.entity';
import { ImportRows } from './import-rows.service';
import { ImportRowsRepository } from './import-rows.repository';
import { ImportRun } from './import-run.entity';
import { ImportRunJob } from './import-run.job';
import { Import } from './import.entity';
import { ImportsGauge } from './imports-gauge';
import { ImportsData } from './imports.data';
import { ImportsRepository } from './imports.repository';
import { ImportsRetention } from './imports.retention';
import { ImportsService } from './imports.service';

/** What the API and the worker need of it; the routes are in `ImportsApiModule`. */
@Module({
  imports: [
    CustomersModule,
    TypeOrmModule.forFeature([Import, ImportRow, ImportRun]),
    PersonalDataModule.register(ImportsData),
  ],
  providers: [
    ImportsService,
    ImportReports,
    ImportRows,
    ImportBatches,
    Guardians,
    ImportsData,
    ImportsGauge,
    ImportsRepository,
    ImportRowsRepository,
  ],
  exports: [
    ImportsService,
    ImportReports,
    ImportRows,
    ImportBatches,
    ImportsRepository,
    ImportRowsRepository,
  ],
})
export class ImportsModule {}

/** For the worker process: reads the files. */
@Module({
  imports: [
    ImportsModule,
    GymsModule,
    JobsModule.register(ImportRunJob),
    RetentionModule.register(ImportsRetention),
  ],
  providers: [ImportRunJob, ImportsRetention],
})
export class ImportJobsModule {}
