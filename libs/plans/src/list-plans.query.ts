import { BooleanField, CursorQuery, optional } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

class PlanFilters {
  @BooleanField({ description: 'Only plans that are, or are not, archived.' })
  archived: boolean;
}

/** A page of the list of plans. */
export class ListPlansQuery extends IntersectionType(CursorQuery, optional(PlanFilters)) {}
