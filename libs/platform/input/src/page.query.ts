import { IntegerField } from './fields';
import { optional } from './optional';

class Limit {
  @IntegerField({ description: 'Entries on a page; 50 unless given.', min: 1, max: 200 })
  limit: number;
}

class Page extends Limit {
  @IntegerField({ description: 'Entries to skip; 0 unless given.', min: 0, max: Number.MAX_SAFE_INTEGER })
  offset: number;
}

/** Which part of a list is asked for. Queries with filters extend it. */
export class PageQuery extends optional(Page) {
  override limit: number = 50;
  override offset: number = 0;
}

class Keyset extends Limit {
  @IntegerField({
    description: '`next_cursor` of the page before; the first page without.',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
  })
  cursor: number;
}

/** Like {@link PageQuery}, for lists that are long or grow while they are read: pages go on after the last id of the one before. */
export class CursorQuery extends optional(Keyset) {
  override limit: number = 50;
}
