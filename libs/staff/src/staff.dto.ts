import { STAFF_ROLES, type StaffRole } from '@libs/platform/identity';
import { ChoiceField, EmailField } from '@libs/platform/input';

/** Another role for somebody who works for the gym. */
export class UpdateStaffDto {
  @ChoiceField(STAFF_ROLES, { description: 'What they may do in the gym.', example: 'manager' })
  role: StaffRole;
}

/** Somebody who shall work for the gym. */
export class InviteStaffDto extends UpdateStaffDto {
  @EmailField({ description: 'Where the invitation is mailed to.', example: 'coach@example.com' })
  email: string;
}
