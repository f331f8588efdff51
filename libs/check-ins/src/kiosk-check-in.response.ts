import { ApiProperty } from '@nestjs/swagger';
import { type AccessResponse } from './check-in.response';

const VERDICTS = ['welcome', 'already_in', 'see_desk', 'unknown_card'] as const;
type Verdict = (typeof VERDICTS)[number];

/** What a kiosk may show to everybody who stands in front of it. */
export class KioskCheckInResponse {
  @ApiProperty({
    description:
      '`welcome`: come in. `already_in`: the same, no other visit is made. `see_desk`: something speaks against it, which is for the desk to say. ' +
      '`unknown_card`: nobody has it.',
    enum: VERDICTS,
    example: 'welcome',
  })
  verdict: Verdict;

  @ApiProperty({
    type: String,
    description: 'Of who is let in, to be greeted by; of nobody else.',
    nullable: true,
    example: 'Ada',
  })
  first_name: string | null;
}

/** What of a decision is for everybody: neither why, nor who was not let in. */
export function toKioskCheckInResponse(access: AccessResponse): KioskCheckInResponse {
  const verdict = verdictOf(access);
  const isLetIn = verdict === 'welcome' || verdict === 'already_in';
  return { verdict, first_name: isLetIn ? (access.customer?.first_name ?? null) : null };
}

function verdictOf({ decision, customer, already_in }: AccessResponse): Verdict {
  if (!customer) return 'unknown_card';
  if (decision === 'denied') return 'see_desk';
  return already_in === null ? 'welcome' : 'already_in';
}
