import {
  BooleanField,
  ChoiceField,
  CursorQuery,
  DateField,
  IdField,
  optional,
  sortedBy,
} from '@libs/platform/input';
import { IntersectionType, PickType } from '@nestjs/swagger';
import { type Decision, DECISIONS } from './access-decision';

/** Filters of the list; all can be combined. */
class CheckInFilters {
  @IdField({ description: 'Of this customer.', example: 17 })
  customer_id: number;

  @ChoiceField(DECISIONS, { description: 'Visits, or those who were not let in.', example: 'denied' })
  decision: Decision;

  @DateField({ description: "On this day of the gym's calendar, or later.", example: '2026-01-01' })
  from: string;

  @DateField({ description: "On this day of the gym's calendar, or before.", example: '2026-01-31' })
  to: string;

  @BooleanField({ description: 'Only of who is in now, or only others.', example: true })
  open: boolean;

  @BooleanField({ description: 'Only visits that were voided, or only others.', example: false })
  voided: boolean;
}

/** A page of the gym's check-ins, newest first unless sorted otherwise. */
export class ListCheckInsQuery extends IntersectionType(
  PickType(CursorQuery, ['limit']),
  sortedBy({ occurred_at: 'timestamp' }, '-occurred_at'),
  optional(CheckInFilters),
) {}
