import { applyDecorators, Type } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Cursor, type SortKey } from './cursor';
import { countPreferenceOf } from './prefer';
import { ShapesAnswer } from './shapes-answer';

/** A part of a list. */
export interface Page<Item> {
  items: Item[];
  /** `cursor` of the next page; `null` on the last one. */
  next_cursor: string | null;
  /** How many items all pages have, where that was asked for. */
  total?: number;
}

/**
 * @param rows one more than `limit` when there is a next page
 * @param keysOf a row: what it is sorted by, down to its id
 */
export function toPage<Row>(
  rows: Row[],
  { limit, sort }: { limit: number; sort: string },
  keysOf: (row: Row) => SortKey[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next_cursor: last ? new Cursor(sort, keysOf(last)).toString() : null };
}

/** Answers with the items of a page, and says in headers what else there is to it. */
function itemsOf({ items, next_cursor, total }: Page<unknown>, response: Response): unknown[] {
  const request = response.req;
  if (next_cursor !== null) {
    response.setHeader('X-Next-Cursor', next_cursor);
    response.setHeader('Link', `<${nextPage(request, next_cursor)}>; rel="next"`);
  }
  if (total !== undefined) {
    response.setHeader('X-Total-Count', total);
    response.setHeader('Preference-Applied', `count=${countPreferenceOf(request)}`);
  }
  return items;
}

/** A relative reference, which holds behind every prefix, host and proxy. */
function nextPage({ originalUrl }: Request, cursor: string): string {
  const query = new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
  query.delete('offset');
  query.set('cursor', cursor);
  return `?${query.toString()}`;
}

const NEXT_PAGE = {
  Link: {
    description: 'Where the next page is (RFC 8288), relative to this one; none on the last page.',
    schema: { type: 'string' as const },
    example: '<?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"',
  },
  'X-Next-Cursor': {
    description: '`cursor` of the next page; none on the last page.',
    schema: { type: 'string' as const },
    example: 'WyItaWQiLDE3XQ',
  },
};

const TOTAL = {
  'X-Total-Count': {
    description: 'How many items all pages have, when the request prefers to know.',
    schema: { type: 'integer' as const },
    example: 1234,
  },
  'Preference-Applied': {
    description: 'The preference that was followed (RFC 7240).',
    schema: { type: 'string' as const, enum: ['count=exact', 'count=estimated'] },
  },
};

const PREFER = {
  name: 'Prefer',
  required: false,
  description:
    '`count=exact` or `count=estimated`: say in `X-Total-Count` how many items all pages have. Long lists take long to count; of those an estimate says about how many.',
  schema: { type: 'string' as const },
  example: 'count=exact',
};

/**
 * For handlers whose service returns a {@link Page}: the body has its items alone, headers lead on to the next page.
 *
 * @param options `isCounted`: whether the handler takes a `CountPreference`
 */
export const PageOf = (item: Type, { isCounted = true } = {}) =>
  applyDecorators(
    ShapesAnswer((page, response) => itemsOf(page as Page<unknown>, response)),
    ApiOkResponse({ type: [item], headers: { ...NEXT_PAGE, ...(isCounted && TOTAL) } }),
    ...(isCounted ? [ApiHeader(PREFER)] : []),
  );
