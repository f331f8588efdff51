import { STAFF_ROLES, type StaffRole } from '@libs/platform/identity';
import { ChoicesField } from '@libs/platform/input';

/** Who must sign in with a second factor: read and answered alike. */
export class SecondFactorPolicy {
  @ChoicesField(STAFF_ROLES, {
    description: 'The roles of which the gym requires it; none unless set.',
    example: ['owner', 'manager'],
  })
  roles: StaffRole[];
}
