export { type FoundInvitation } from './invitations.repository';
export { InvitationsService } from './invitations.service';
export { alreadyStaff, invitationUnknown, staffMemberNotFound } from './staff.problems';
export { StaffJobsModule } from './staff-jobs.module';
export { StaffModule } from './staff.module';
export { StaffService } from './staff.service';
