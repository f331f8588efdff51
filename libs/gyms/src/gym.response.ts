import { ApiProperty } from '@nestjs/swagger';
import { Gym } from './gym.entity';

/** A gym on the wire. */
export class GymResponse {
  @ApiProperty({ example: 'Iron Temple' })
  name: string;

  @ApiProperty({ format: 'email', example: 'owner@iron-temple.example' })
  email: string;

  @ApiProperty({ type: String, nullable: true, example: '1 Barbell Street' })
  address: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Open day and night' })
  description: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'crossfit' })
  gym_type: string | null;

  @ApiProperty({ type: 'integer', description: "In the currency's smallest unit.", example: 4900 })
  monthly_fee_cents: number;

  @ApiProperty({ description: 'ISO 4217 code.', example: 'EUR' })
  currency: string;

  @ApiProperty({ description: 'IANA time zone; it decides what "today" is.', example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ type: 'integer', example: 1 })
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
    created_at: gym.created_at.toISOString(),
    updated_at: gym.updated_at.toISOString(),
  };
}
