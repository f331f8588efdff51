export { MembershipsApiModule } from './memberships-api.module';
export { MembershipJobsModule, MembershipsModule } from './memberships.module';
export { MembershipsService } from './memberships.service';
