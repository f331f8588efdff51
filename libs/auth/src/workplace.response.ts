import { STAFF_ROLES, type StaffRole } from '@libs/platform/identity';
import { ApiProperty } from '@nestjs/swagger';

/** A gym that the account works for. */
export class WorkplaceResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 1 })
  id: number;

  @ApiProperty({ example: 'Iron Temple' })
  name: string;

  @ApiProperty({ enum: STAFF_ROLES, description: 'As what.', example: 'owner' })
  role: StaffRole;

  @ApiProperty({ description: 'By the clock of which zone its days are counted.', example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ description: 'Whether the session that asks is for it.', example: true })
  current: boolean;
}
