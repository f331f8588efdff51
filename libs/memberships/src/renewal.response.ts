import { Problem } from '@libs/platform/problems';
import { ApiExtraModels, ApiProperty, getSchemaPath, PickType } from '@nestjs/swagger';
import { ChangedMembershipResponse, PreviewResponse } from './membership.response';

/** Why one of several was left as it is. */
export class RefusalResponse extends PickType(Problem, ['code', 'title', 'status', 'detail']) {}

/** What has become of one of several renewals: `renewal` or `problem`, the other is null. */
@ApiExtraModels(ChangedMembershipResponse, PreviewResponse)
export class RenewalResponse {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'The membership that was to be renewed.',
    example: 11,
  })
  membership_id: number;

  @ApiProperty({
    description: 'The new membership and its costs; with `preview`, what they would be.',
    nullable: true,
    anyOf: [ChangedMembershipResponse, PreviewResponse].map((model) => ({ $ref: getSchemaPath(model) })),
  })
  renewal: ChangedMembershipResponse | PreviewResponse | null;

  @ApiProperty({
    type: RefusalResponse,
    nullable: true,
    description: 'Why it is not renewed, as `POST /memberships/{id}/renew` would say.',
  })
  problem: RefusalResponse | null;
}
