import { ApiProperty } from '@nestjs/swagger';
import { type Session } from './session.entity';

/** One place where somebody is signed in. */
export class SessionResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'The gym that it is for.', example: 1 })
  gym_id: number;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'What the device calls itself: its `User-Agent`.',
    example: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  })
  user_agent: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'IP address that it was used from last.',
    example: '192.0.2.17',
  })
  address: string | null;

  @ApiProperty({
    format: 'date-time',
    description: 'When it signed in.',
    example: '2026-01-01T09:30:00.000Z',
  })
  created_at: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When it got its latest access token.',
    example: '2026-01-01T10:30:00.000Z',
  })
  refreshed_at: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When it ends at the latest.',
    example: '2026-01-31T09:30:00.000Z',
  })
  expires_at: string;

  @ApiProperty({ description: 'Whether it is the one that asks.', example: true })
  current: boolean;
}

/** @param currentId of the session that asks */
export function toSessionResponse(session: Session, currentId: number): SessionResponse {
  return {
    id: session.id,
    gym_id: session.gym_id,
    user_agent: session.user_agent,
    address: session.address,
    created_at: session.created_at,
    refreshed_at: session.refreshed_at,
    expires_at: session.expires_at,
    current: session.id === currentId,
  };
}
