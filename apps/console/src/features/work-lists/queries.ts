import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api, type ListPage, pageOf } from '../../api/client';
import type { components } from '../../api/schema';
import type { WorkListName } from './search';

type Schemas = components['schemas'];

/** An entry of any list: whom it is about, and what the list says of them. */
export interface Entry extends Pick<
  Schemas['CustomerResponse'],
  'id' | 'first_name' | 'last_name' | 'email' | 'phone'
> {
  membership_id?: number | null;
  plan_name?: string | null;
  /** When the membership ends or ended, or the birthday is. */
  date?: string;
  /** Until then, or since then. */
  days?: number | null;
  age?: number;
  last_visit?: string | null;
  missing?: Schemas['IncompleteResponse']['missing'];
}

const PAGE_SIZE = 100;

interface PageQuery {
  days?: number;
  limit: number;
  cursor?: string;
}

const PAGES: Record<WorkListName, (query: PageQuery, signal: AbortSignal) => Promise<ListPage<Entry>>> = {
  expiring: (query, signal) => pageOf(api.GET('/work-lists/expiring', { params: { query }, signal })),
  lapsed: (query, signal) => pageOf(api.GET('/work-lists/lapsed', { params: { query }, signal })),
  absent: (query, signal) => pageOf(api.GET('/work-lists/absent', { params: { query }, signal })),
  birthdays: (query, signal) => pageOf(api.GET('/work-lists/birthdays', { params: { query }, signal })),
  incomplete: (query, signal) => pageOf(api.GET('/work-lists/incomplete', { params: { query }, signal })),
};

export const workListPages = (list: WorkListName, days: number | undefined) =>
  infiniteQueryOptions({
    queryKey: ['work-lists', list, days],
    queryFn: ({ pageParam, signal }) =>
      PAGES[list](
        { limit: PAGE_SIZE, ...(days !== undefined && { days }), ...(pageParam && { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // The rows of the same list stay while others are on their way.
    placeholderData: (before, query) => (query?.queryKey[1] === list ? keepPreviousData(before) : undefined),
  });

/** What has become, or would become, of one of several renewals. */
export interface Renewal {
  membership_id: number;
  /** The new membership, unless it was refused. */
  terms: { start_date: string; end_date: string | null; due_cents: number; currency: string } | undefined;
  /** Why it was refused: the code of a problem. */
  refusal: string | undefined;
}

/** As many as the API takes at once. */
export const RENEWED_AT_ONCE = 100;

export const isRenewable = ({ membership_id }: Entry): boolean => typeof membership_id === 'number';

/** @param idempotencyKey none for a preview, which does nothing */
export async function renewEach(
  membership_ids: number[],
  idempotencyKey?: string,
  signal?: AbortSignal,
): Promise<Renewal[]> {
  const renewals = await answer(
    api.POST('/memberships/renew', {
      params: idempotencyKey
        ? { header: { 'Idempotency-Key': idempotencyKey } }
        : { query: { preview: true } },
      body: { membership_ids },
      signal,
    }),
  );
  return renewals.map(({ membership_id, renewal, problem }) => ({
    membership_id,
    terms: renewal ? termsOf(renewal) : undefined,
    refusal: problem?.code,
  }));
}

function termsOf(
  renewal: Schemas['ChangedMembershipResponse'] | Schemas['PreviewResponse'],
): Renewal['terms'] {
  const { start_date, end_date, currency } = 'membership' in renewal ? renewal.membership : renewal;
  return { start_date, end_date, currency, due_cents: renewal.due_cents };
}
