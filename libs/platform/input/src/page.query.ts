import { applyDecorators, Type } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { Cursor, type SortKind } from './cursor';
import { ChoiceField, field, IntegerField, rule } from './fields';
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
}

/** What a cursor is checked against. */
type Paged = Partial<{ sort: string; offset: number }>;

/** @param kinds of the keys of each sort, the id among them */
function CursorField(kinds: Record<string, SortKind[]>, sort: string): PropertyDecorator {
  const description =
    'Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone.';
  const example = new Cursor(
    sort,
    kinds[nameOf(sort)]!.map((kind) => EXAMPLES[kind]),
  ).toString();
  return field({ type: String }, { description, example }, (token) => Cursor.parse(token) ?? token, [
    rule('cursor', 'must be a cursor that a page of this list has given', (cursor) => {
      if (!(cursor instanceof Cursor)) return false;
      const name = nameOf(cursor.sort);
      return Object.hasOwn(kinds, name) && cursor.has(kinds[name]!);
    }),
    rule(
      'cursor_sort',
      'belongs to another sort: begin again without it',
      (cursor, query: Paged) => (cursor as Cursor).sort === query.sort,
    ),
    rule('cursor_offset', 'and offset exclude each other', (_, { offset }: Paged) => offset === undefined),
  ]);
}

const EXAMPLES: Record<SortKind, string | number> = {
  id: 17,
  text: 'lovelace',
  date: '2026-01-01',
  timestamp: '2026-01-01T09:30:00.000Z',
};

/** What is sorted by, either way. */
const nameOf = (sort: string): string => sort.replace(/^-/, '');

const NEWEST_FIRST = '-id';

class Keyset extends Limit {
  @CursorField({ id: ['id'] }, NEWEST_FIRST)
  cursor: Cursor;
}

/** A page of a list that is long or grows while it is read, newest first: pages go on behind the last row of the one before. */
export class CursorQuery extends optional(Keyset) {
  override limit: number = 50;
  /** Not for clients to choose. */
  readonly sort: string = NEWEST_FIRST;
}

class FromFirstLine extends OmitType(Keyset, ['cursor']) {
  @CursorField({ line: ['id'] }, 'line')
  cursor: Cursor;
}

/** Like {@link CursorQuery}, for the lines of a file, in their order. */
export class LinesQuery extends optional(FromFirstLine) {
  override limit: number = 50;
  /** Not for clients to choose. */
  readonly sort: string = 'line';
}

type Sort<Name extends string> = Name | `-${Name}`;

/** Like {@link CursorQuery}, for a list that is sorted by `sort`. */
interface SortedQuery<Name extends string, Best extends string = never> {
  sort: Sort<Name> | Best;
  cursor?: Cursor;
}

/**
 * The fields of a query about a list that can be had in several orders, to be intersected with those of its page and filters.
 *
 * @param kinds what it can be sorted by, and what that is; equal ones are in the order of their ids
 * @param standard the sort unless another is given
 * @param best sorts of one page alone, in one direction: by how well something answers another field, which must then be there
 */
export function sortedBy<Name extends string, Best extends string = never>(
  kinds: Record<Name, SortKind>,
  standard: Sort<NoInfer<Name>>,
  best: Record<Best, { field: string; description: string }> = {} as typeof best,
): Type<SortedQuery<Name, Best>> {
  const names = Object.keys(kinds) as Name[];
  const keys = Object.fromEntries(names.map((name) => [name, [kinds[name], 'id' as const]]));
  const bests = Object.keys(best) as Best[];
  const descriptions = [
    `What to sort by, with \`-\` in front in reverse; \`${standard}\` unless given. Equal ones are in the order of their ids.`,
    ...bests.map((name) => `\`${name}\`: ${best[name].description}`),
  ];
  class Sorted {
    @ChoiceField([...names.flatMap((name) => [name, `-${name}`]), ...bests], {
      description: descriptions.join(' '),
      example: standard,
    })
    @applyDecorators(...bests.flatMap((name) => bestRules(name, best[name].field)))
    sort: Sort<Name> | Best;

    @CursorField(keys, standard)
    cursor: Cursor;
  }
  class SortedQuery extends optional(Sorted) {
    override sort: Sort<Name> | Best = standard;
  }
  return SortedQuery;
}

const bestRules = (name: string, needed: string): PropertyDecorator[] => [
  rule(
    'sort_without_field',
    `${name} needs ${needed}: without it, all answer equally well`,
    (sort, query) => sort !== name || query[needed as keyof typeof query] !== undefined,
  ),
  rule(
    'sort_offset',
    `${name} has one page: leave offset out`,
    (sort, { offset }: Paged) => sort !== name || offset === undefined,
  ),
];
