import { ApiProperty } from '@nestjs/swagger';
import { Figure } from './figure';

/** Who was there, came and left in some days. */
export class MemberMovements {
  @ApiProperty({ description: 'The first day.', format: 'date', example: '2026-01-01' })
  from: string;

  @ApiProperty({ description: 'The last day, inclusive.', format: 'date', example: '2026-01-31' })
  to: string;

  @Figure('Members on the day before `from`.', 200)
  start: number;

  @Figure('Those who became members for the first time.', 12)
  joined: number;

  @Figure('Those who became members again, after days on which they were none.', 3)
  returned: number;

  @Figure('Those who ceased to be members.', 5)
  left: number;

  @Figure('Members on `to`.', 210)
  end: number;
}

/** How attrition is computed, for whoever reads the figure. */
export const ATTRITION = 'left / start';

/** The figures of all days, and of the periods into which these are divided. */
export class MembersReportResponse extends MemberMovements {
  @ApiProperty({
    description:
      '`left` divided by `start`, to four decimal places; `null` when `start` is 0. Whoever joined and left within these days counts among those who left.',
    type: Number,
    nullable: true,
    example: 0.025,
  })
  attrition: number | null;

  @ApiProperty({ description: 'How `attrition` is computed.', enum: [ATTRITION], example: ATTRITION })
  attrition_definition: string;

  @ApiProperty({ description: 'The days in their order, divided.', type: [MemberMovements] })
  periods: MemberMovements[];
}
