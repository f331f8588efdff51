import { signUp, succeeded } from './client';

/** Uses the routes of gyms and customers, by types that are generated from the OpenAPI document. */
export async function tour(baseUrl: string, email: string, password: string) {
  const { gym, api } = await signUp(baseUrl, email, password);
  const renamed = succeeded(
    await api.PATCH('/api/v1/gyms/me', { body: { name: 'Steel Temple', address: null } }),
  );
  const profile = succeeded(await api.GET('/api/v1/gyms/me'));

  const customer = succeeded(
    await api.POST('/api/v1/customers', {
      body: { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' },
    }),
  );
  const path = { id: customer.id };
  const everybody = succeeded(await api.GET('/api/v1/customers'));
  const query = { search: 'Grace', active: true, limit: 10 };
  const nobody = succeeded(await api.GET('/api/v1/customers', { params: { query } }));
  const changed = succeeded(
    await api.PATCH('/api/v1/customers/{id}', { params: { path }, body: { phone: '1', notes: null } }),
  );
  const read = succeeded(await api.GET('/api/v1/customers/{id}', { params: { path } }));

  const incomplete = await api.POST('/api/v1/customers', {
    // @ts-expect-error a customer needs a last name
    body: { first_name: 'Ada', email: 'a@b.example' },
  });
  const invalid = await api.PATCH('/api/v1/gyms/me', {
    // @ts-expect-error the name of a gym is no list
    body: { name: [] },
  });
  const deleted = await api.DELETE('/api/v1/customers/{id}', { params: { path } });
  const missing = await api.GET('/api/v1/customers/{id}', { params: { path } });

  for (const last_name of ['Turing', 'Hopper', 'Lovelace'])
    succeeded(
      await api.POST('/api/v1/customers', { body: { first_name: 'A', last_name, email: 'a@b.example' } }),
    );
  const sorted: string[] = [];
  const totals: (string | null)[] = [];
  const pageAfter = (cursor: string | null) =>
    api.GET('/api/v1/customers', {
      params: {
        query: { sort: 'name', limit: 2, ...(cursor !== null && { cursor }) },
        header: { Prefer: 'count=exact' },
      },
    });
  let cursor: string | null = null;
  do {
    const page = await pageAfter(cursor);
    sorted.push(...succeeded(page).map(({ last_name }) => last_name));
    totals.push(page.response.headers.get('X-Total-Count'));
    cursor = page.response.headers.get('X-Next-Cursor');
  } while (cursor !== null);
  await api.GET('/api/v1/customers', {
    // @ts-expect-error customers cannot be sorted by age
    params: { query: { sort: 'age' } },
  });

  const pointers: string[] = [incomplete, invalid].flatMap(
    ({ error }) => error?.errors?.map(({ pointer }) => pointer) ?? [],
  );
  return {
    gym,
    profile,
    renamed,
    customer,
    read,
    changed,
    found: [everybody.length, nobody.length],
    deleted: deleted.response.status,
    refused: missing.error,
    pointers,
    sorted,
    totals,
  };
}
