import { CursorQuery, IntegerField, optional, sortedBy } from '@libs/platform/input';
import { type Type } from '@nestjs/common';
import { IntersectionType, PickType } from '@nestjs/swagger';

/** How many days a list looks ahead or back: a parameter of its query. */
interface DaysParameter {
  days: number;
}

/** @param byDefault how many days unless given */
function daysParameter(
  description: string,
  min: number,
  max: number,
  byDefault: number,
): Type<DaysParameter> {
  class Days {
    @IntegerField({ description: `${description}; ${byDefault} unless given.`, example: byDefault, min, max })
    days: number;
  }
  class WithinDays extends optional(Days) {
    override days: number = byDefault;
  }
  return WithinDays;
}

class Limit extends PickType(CursorQuery, ['limit']) {
  override limit: number = 50;
}

/** Customers whose membership ends soon, the first to end first. */
export class ExpiringQuery extends IntersectionType(
  daysParameter('Up to so many days from today on', 0, 90, 14),
  Limit,
  sortedBy({ date: 'date' }, 'date'),
) {}

/** Customers whose membership has ended, the last to end first. */
export class LapsedQuery extends IntersectionType(
  daysParameter('Up to so many days ago', 1, 366, 30),
  Limit,
  sortedBy({ date: 'date' }, '-date'),
) {}

/** Customers whose birthday comes. */
export class BirthdaysQuery extends IntersectionType(
  daysParameter('Up to so many days from today on', 0, 31, 7),
  Limit,
  sortedBy({ date: 'date' }, 'date'),
) {}

/** Customers of whom something is not known, newest first. */
export class IncompleteQuery extends CursorQuery {}

/** Active customers who have not come for a while, newest first. */
export class AbsentQuery extends IntersectionType(
  daysParameter('For so many days, or more, they have not come', 1, 366, 21),
  CursorQuery,
) {}
