import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { PlansModule } from '@libs/plans';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MassFreeze } from './mass-freeze.entity';
import { MassFreezeJob } from './mass-freeze.job';
import { MassFreezesRepository } from './mass-freezes.repository';
import { MassFreezesRetention } from './mass-freezes.retention';
import { MassFreezesService } from './mass-freezes.service';
import { MembershipChanges } from './membership-changes';
import { MembershipFreeze } from './membership-freeze.entity';
import { Membership } from './membership.entity';
import { MembershipsData } from './memberships.data';
import { MembershipsRepository } from './memberships.repository';
import { MembershipsService } from './memberships.service';
import { RenewalsService } from './renewals.service';
import { ShowNextMembershipsJob } from './show-next-memberships.job';

/** What other rooms and the worker need of it; the routes are in `MembershipsApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Membership, MembershipFreeze, MassFreeze]),
    CustomersModule,
    GymsModule,
    PlansModule,
    PersonalDataModule.register(MembershipsData),
  ],
  providers: [
    MembershipsService,
    MembershipChanges,
    RenewalsService,
    MembershipsData,
    MembershipsRepository,
    MassFreezesService,
    MassFreezesRepository,
  ],
  exports: [
    MembershipsService,
    MembershipChanges,
    RenewalsService,
    MembershipsRepository,
    MassFreezesService,
    MassFreezesRepository,
  ],
})
export class MembershipsModule {}

/** For the worker process: what goes on without anybody waiting for it. */
@Module({
  imports: [
    MembershipsModule,
    GymsModule,
    JobsModule.register(MassFreezeJob, ShowNextMembershipsJob),
    RetentionModule.register(MassFreezesRetention),
  ],
  providers: [MassFreezeJob, ShowNextMembershipsJob, MassFreezesRetention],
})
export class MembershipJobsModule {}
