import { IntegerField } from './fields';
import { optional } from './optional';

class Page {
  @IntegerField({ description: 'Entries on a page; 50 unless given.', min: 1, max: 200 })
  limit: number;

  @IntegerField({ description: 'Entries to skip; 0 unless given.', min: 0, max: Number.MAX_SAFE_INTEGER })
  offset: number;
}

/** Which part of a list is asked for. Queries with filters extend it. */
export class PageQuery extends optional(Page) {
  override limit: number = 50;
  override offset: number = 0;
}
