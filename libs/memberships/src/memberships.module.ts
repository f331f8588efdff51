import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { PlansModule } from '@libs/plans';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { MassFreezesRetention } from './mass-freezes.retention';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsModule } from '@libs/platform/jobs';
import { MassFreeze } from './mass-freeze.entity';
import { MassFreezeJob } from './mass-freeze.job';
import { MassFreezesRepository } from './mass-freezes.repository';
import { MassFreezesService } from './mass-freezes.service';
import { ShowNextMembershipsJob } from './show-next-memberships.job';
import { Membership } from './membership.entity';
import { MembershipChanges } from './membership-changes';
import { MembershipFreeze } from './membership-freeze.entity';
import { MembershipsData } from './memberships.data';
import { MembershipsRepository } from './memberships.repository';
import { MembershipsService } from './memberships.service';

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
    MembershipsData,
    MembershipsRepository,
    MassFreezesService,
    MassFreezesRepository,
  ],
  exports: [
    MembershipsService,
    MembershipChanges,
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
