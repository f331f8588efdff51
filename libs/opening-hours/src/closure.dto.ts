import { CursorQuery, DateField, optional, sortedBy, TextField } from '@libs/platform/input';
import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';

/** Every field of a closure that a gym writes; what is read and answered derives from it. */
export class ClosureFields {
  @DateField({ description: 'First day on which the gym does not open.', example: '2026-12-24' })
  start_date: string;

  @DateField({
    description: 'Last such day, inclusive, within a year; the first one unless given.',
    example: '2026-12-26',
  })
  end_date: string;

  @TextField({ description: 'Why, for those who ask.', example: 'Christmas', max: 200, nullable: true })
  reason: string | null;
}

/** A new closure. */
export class CreateClosureDto extends IntersectionType(
  PickType(ClosureFields, ['start_date']),
  optional(OmitType(ClosureFields, ['start_date'])),
) {}

class ClosureFilters {
  @DateField({ description: 'Only closures that have a day on or after this one.', example: '2026-01-01' })
  from: string;

  @DateField({ description: 'Only closures that have a day on or before this one.', example: '2026-12-31' })
  until: string;
}

/** A page of the list of closures. */
export class ListClosuresQuery extends IntersectionType(
  PickType(CursorQuery, ['limit']),
  sortedBy({ start_date: 'date' }, 'start_date'),
  optional(ClosureFilters),
) {}
