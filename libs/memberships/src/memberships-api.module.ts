import { CustomersModule } from '@libs/customers';
import { Module } from '@nestjs/common';
import { MassFreezesController } from './mass-freezes.controller';
import { MembershipsController } from './memberships.controller';
import { MembershipsModule } from './memberships.module';
import { RenewalsController } from './renewals.controller';

/** The routes, for the API process: the worker has no guards. */
@Module({
  imports: [CustomersModule, MembershipsModule],
  controllers: [MassFreezesController, RenewalsController, MembershipsController],
})
export class MembershipsApiModule {}
