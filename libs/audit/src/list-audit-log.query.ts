import { CursorQuery, IntegerField, optional, TextField, TimestampField } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

/** Filters of the audit log; all can be combined. */
class AuditLogFilters {
  @IntegerField({ description: 'What this account did.', example: 5, min: 1, max: Number.MAX_SAFE_INTEGER })
  actor_id: number;

  @TextField({ description: 'What was done to this kind of thing.', example: 'customer', min: 1, max: 64 })
  resource: string;

  @IntegerField({
    description: 'What was done to the thing with this id; of use together with `resource`.',
    example: 17,
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
  })
  resource_id: number;

  @TextField({ description: 'This action alone.', example: 'customer.deleted', min: 1, max: 64 })
  action: string;

  @TimestampField({ description: 'Not before this moment.', example: '2026-01-01T00:00:00Z' })
  from: string;

  @TimestampField({ description: 'Before this moment.', example: '2026-02-01T00:00:00Z' })
  to: string;
}

/** A page of the audit log. */
export class ListAuditLogQuery extends IntersectionType(CursorQuery, optional(AuditLogFilters)) {}
