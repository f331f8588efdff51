import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, answerWithEtag, api, pageOf } from '../../api/client';
import type { components } from '../../api/schema';

export type Member = components['schemas']['CustomerResponse'];
export type Membership = components['schemas']['MembershipResponse'];
export type Note = components['schemas']['CustomerNoteResponse'];
export type CheckIn = components['schemas']['CheckInResponse'];
export type HistoryEntry = components['schemas']['AuditEntryResponse'];
export type Duplicate = components['schemas']['DuplicateResponse'];

/** What a list shows at first, and once more at each press of the button below it. */
const PAGE_SIZE = 20;

/** A member, and the version that a change is to be made to. */
export const member = (id: number) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: ({ signal }) => answerWithEtag(api.GET('/customers/{id}', { params: { path: { id } }, signal })),
  });

/** All that a member has had, the newest first. */
export const memberships = (id: number) =>
  queryOptions({
    queryKey: ['members', id, 'memberships'],
    queryFn: async ({ signal }) => {
      const oldestFirst = await answer(
        api.GET('/customers/{id}/memberships', { params: { path: { id } }, signal }),
      );
      return oldestFirst.toReversed();
    },
  });

export const notes = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['members', id, 'notes'],
    queryFn: ({ pageParam, signal }) =>
      pageOf(
        api.GET('/customers/{id}/notes', {
          params: { path: { id }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const visits = (customer_id: number) =>
  infiniteQueryOptions({
    queryKey: ['members', customer_id, 'visits'],
    queryFn: ({ pageParam, signal }) =>
      pageOf(
        api.GET('/check-ins', {
          params: { query: { customer_id, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const history = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['members', id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/customers/{id}/history', {
          params: { path: { id }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** Whoever has this member as their guardian. */
export const dependants = (guardian_id: number) =>
  queryOptions({
    queryKey: ['members', guardian_id, 'dependants'],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers', { params: { query: { guardian_id, sort: 'name', limit: 200 } }, signal })),
  });

/** The few members who answer best what is typed. */
export const found = (search: string) =>
  queryOptions({
    queryKey: ['members', 'found', search],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers', { params: { query: { search, sort: 'relevance', limit: 8 } }, signal })),
    enabled: search !== '',
  });

/** Pairs of entries that are likely to be about one person. */
export const duplicates = infiniteQueryOptions({
  queryKey: ['members', 'duplicates'],
  queryFn: ({ pageParam, signal }) =>
    pageOf(
      api.GET('/customers/duplicates', {
        params: { query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
