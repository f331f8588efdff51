import { STAFF_ROLES, type StaffRole } from '@libs/platform/identity';
import { ApiProperty } from '@nestjs/swagger';
import { type StaffInvitation } from './staff-invitation.entity';
import { type StaffMember } from './staff.repository';

/** Somebody who works for the gym. */
export class StaffMemberResponse {
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Their account.', example: 5 })
  id: number;

  @ApiProperty({ description: 'With which they sign in.', example: 'coach@example.com' })
  email: string;

  @ApiProperty({ enum: STAFF_ROLES, description: 'What they may do in the gym.', example: 'coach' })
  role: StaffRole;

  @ApiProperty({
    format: 'date-time',
    description: 'Since when they work for the gym.',
    example: '2026-01-01T09:30:00.000Z',
  })
  created_at: string;
}

/** An invitation to work for the gym that has not been accepted yet. */
export class StaffInvitationResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  id: number;

  @ApiProperty({ description: 'Where it was mailed to.', example: 'coach@example.com' })
  email: string;

  @ApiProperty({ enum: STAFF_ROLES, description: 'The role that it gives.', example: 'coach' })
  role: StaffRole;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({
    format: 'date-time',
    description: 'From when on its link is good for nothing.',
    example: '2026-01-08T09:30:00.000Z',
  })
  expires_at: string;
}

export function toStaffMemberResponse({ id, email, role, created_at }: StaffMember): StaffMemberResponse {
  return { id, email, role, created_at };
}

export function toStaffInvitationResponse(invitation: StaffInvitation): StaffInvitationResponse {
  const { id, email, role, created_at, expires_at } = invitation;
  return { id, email, role, created_at, expires_at };
}
