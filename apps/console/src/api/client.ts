import createClient from 'openapi-fetch';
import { apiPrefix } from './api-prefix';
import { ApiError } from './problem';
import type { paths } from './schema';
import { accessToken, renew } from './session';

/** Sends with the access token, and once more with another one if that is refused. */
async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await accessToken();
  const response = await fetchWith(request, token);
  if (response.status !== 401) return response;
  await renew(token);
  return fetchWith(again, await accessToken());
}

async function fetchWith(request: Request, token: string): Promise<Response> {
  request.headers.set('Authorization', `Bearer ${token}`);
  return fetchOrFail(request);
}

const fetchOrFail = (request: Request): Promise<Response> =>
  fetch(request).catch((error: unknown) => {
    throw request.signal.aborted ? error : ApiError.unreachable();
  });

/** The API for whoever is signed in: `api.GET('/customers/{id}', { params: { path: { id } } })`. */
export const api = createClient<paths>({ baseUrl: apiPrefix, fetch: fetchSignedIn });

/** The API for what needs no account. */
export const publicApi = createClient<paths>({ baseUrl: apiPrefix, fetch: fetchOrFail });

interface Called<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** What a call is answered with. @throws ApiError when it is refused */
export async function answer<Data>(call: Promise<Called<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call;
  if (!response.ok) throw ApiError.of(response, error);
  return data as Exclude<Data, undefined>;
}

/** What a call is answered with, and its version for `If-Match`. */
export async function answerWithEtag<Data>(
  call: Promise<Called<Data>>,
): Promise<{ data: Exclude<Data, undefined>; etag: string }> {
  const data = await answer(call);
  return { data, etag: (await call).response.headers.get('ETag') ?? '*' };
}

export interface ListPage<Item> {
  items: Item[];
  /** Where the next page begins; none after the last one. */
  next: string | undefined;
  /** Of all pages, when it was asked for. */
  total: number | undefined;
}

/** A page of a list, by the headers that lead to the next one. */
export async function pageOf<Item>(call: Promise<Called<Item[]>>): Promise<ListPage<Item>> {
  const items = await answer(call);
  const { headers } = (await call).response;
  const total = headers.get('X-Total-Count');
  return {
    items,
    next: headers.get('X-Next-Cursor') ?? undefined,
    total: total === null ? undefined : Number(total),
  };
}
