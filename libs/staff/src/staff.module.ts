import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InvitationsController } from './invitations.controller';
import { InvitationsData } from './invitations.data';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { StaffInvitation } from './staff-invitation.entity';
import { StaffData } from './staff.data';
import { StaffController } from './staff.controller';
import { Staff } from './staff.entity';
import { StaffRepository } from './staff.repository';
import { StaffService } from './staff.service';

/** Who works for a gym. Accepting an invitation belongs to signing up, in `auth`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Staff, StaffInvitation]),
    GymsModule,
    MailOutboxModule,
    PersonalDataModule.register(StaffData, InvitationsData),
  ],
  controllers: [StaffController, InvitationsController],
  providers: [
    StaffService,
    StaffRepository,
    StaffData,
    InvitationsService,
    InvitationsRepository,
    InvitationsData,
  ],
  exports: [StaffService, InvitationsService],
})
export class StaffModule {}
