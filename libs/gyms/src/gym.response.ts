import { ApiProperty } from '@nestjs/swagger';
import { GymFields } from './gym.dto';
import { Gym } from './gym.entity';

/** A gym on the wire. */
export class GymResponse extends GymFields {
  @ApiProperty({ format: 'idn-email', example: 'owner@iron-temple.example' })
  email: string;

  @ApiProperty({ type: 'integer', format: 'int64', example: 1 })
  id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export function toGymResponse(gym: Gym): GymResponse {
  return {
    name: gym.name,
    email: gym.email,
    address: gym.address,
    description: gym.description,
    gym_type: gym.gym_type,
    monthly_fee_cents: gym.monthly_fee_cents,
    currency: gym.currency,
    timezone: gym.timezone,
    id: gym.id,
    created_at: gym.created_at,
    updated_at: gym.updated_at,
  };
}
