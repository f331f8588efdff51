export { addDays, daysBetween } from './calendar';
export { type Entitlement, entitlementOn, type EntitlingMembership } from './entitlement';
export { MEMBERSHIP_STATUSES, type MembershipStatus } from './membership-status';
export { MembershipsApiModule } from './memberships-api.module';
export { MembershipJobsModule, MembershipsModule } from './memberships.module';
export { MembershipsService } from './memberships.service';
export { entitlementsSql } from './memberships.repository';
