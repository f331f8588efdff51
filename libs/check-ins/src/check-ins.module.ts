import { AuditModule } from '@libs/audit';
import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessFacts } from './access-facts';
import { AccessService } from './access.service';
import { CheckIn } from './check-in.entity';
import { CheckInNonce } from './check-in-nonce.entity';
import { CheckInsData } from './check-ins.data';
import { CheckInsRepository } from './check-ins.repository';
import { CheckInsService } from './check-ins.service';
import { DeskSnapshotRepository } from './desk-snapshot.repository';
import { DeskSnapshotService } from './desk-snapshot.service';
import { UnknownCardsRetention } from './unknown-cards.retention';

/** What other rooms need of it; the routes are in `CheckInsApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CheckIn, CheckInNonce]),
    AuditModule,
    CustomersModule,
    GymsModule,
    PersonalDataModule.register(CheckInsData),
  ],
  providers: [
    AccessService,
    AccessFacts,
    CheckInsService,
    CheckInsData,
    CheckInsRepository,
    DeskSnapshotService,
    DeskSnapshotRepository,
  ],
  exports: [AccessService, CheckInsService, DeskSnapshotService],
})
export class CheckInsModule {}

/** For the worker process: removes old scans of unknown cards. */
@Module({
  imports: [RetentionModule.register(UnknownCardsRetention)],
  providers: [CheckInsRepository, UnknownCardsRetention],
})
export class CheckInsJobsModule {}
