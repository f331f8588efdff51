import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsRetention } from './invitations.retention';

/** For the worker process: removes what has expired. */
@Module({
  imports: [RetentionModule.register(InvitationsRetention)],
  providers: [InvitationsRepository, InvitationsRetention],
})
export class StaffJobsModule {}
