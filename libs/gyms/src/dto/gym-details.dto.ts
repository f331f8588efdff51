import { TextField, TimezoneField } from '@libs/platform/input';

/** What PostgreSQL's `integer` holds. */
export const MAX_FEE = 2_147_483_647;

/** What a gym may tell or not; the same rules hold at signup and for a change. */
export class GymDetails {
  @TextField({ description: 'Postal address.', example: '1 Barbell Street', max: 255, nullable: true })
  address?: string | null;

  @TextField({
    description: 'What the gym says about itself.',
    example: 'Open day and night',
    max: 10_000,
    nullable: true,
  })
  description?: string | null;

  @TextField({ description: 'Kind of gym, in its own words.', example: 'crossfit', max: 50, nullable: true })
  gym_type?: string | null;

  @TimezoneField({
    description: 'IANA time zone; it decides what "today" is. UTC unless set.',
    example: 'Europe/Berlin',
  })
  timezone?: string;
}
