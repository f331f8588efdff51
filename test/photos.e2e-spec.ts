import sharp from 'sharp';
import { type Answer, type ApiClient, type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { buildPhoto, colourAt, image, photoOfTelephone } from './support/photos';

jest.setTimeout(60_000);

const MEGABYTES = 1_024 ** 2;
const NO_SUCH_ID = 2_147_483_646;

let test: TestApp;
let owner: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
  ({ api } = owner);
});
afterAll(() => test.stop());

const put = (id: number, body: Uint8Array | string, type = 'image/jpeg', client = api) =>
  client.send('PUT', `/customers/${id}/photo`, { raw: { type, body } });
const customerOf = async (id: number): Promise<Customer> =>
  expectStatus(await api.get<Customer>(`/customers/${id}`), 200);
const download = async (path: string): Promise<Buffer> => {
  const answer = await api.get(path);
  expectStatus(answer, 200);
  return answer.bytes;
};
/** That an answer is this 422, which names no field. */
const expectUnusable = ({ status, body }: Answer, code: string): void =>
  expect([status, body.code, body.status_code]).toEqual([422, code, 422]);
/** How many photos of a customer have files in the database. */
const countFiles = async (customerId: number): Promise<number> =>
  (
    await test.sql('SELECT FROM photos WHERE customer_id = $1 AND coalesce(small, large) IS NOT NULL', [
      customerId,
    ])
  ).length;

describe('The photo of a customer', () => {
  it('is turned upright, scaled to two sizes, and rid of what the camera wrote into it', async () => {
    const { id } = await buildCustomer(api);
    const upload = await photoOfTelephone();
    expect(await sharp(upload).metadata()).toMatchObject({ orientation: 6, exif: expect.any(Buffer) });
    expectStatus(await put(id, upload), 200);

    const large = await download(`/customers/${id}/photo`);
    const { format, width, height, ...metadata } = await sharp(large).metadata();
    expect({ format, width, height }).toEqual({ format: 'webp', width: 384, height: 512 });
    for (const kind of ['exif', 'xmp', 'iptc', 'icc', 'orientation'])
      expect(metadata).not.toHaveProperty(kind);
    for (const text of ['Ada Lovelace', 'Exif', 'GPS']) expect(large.includes(text)).toBe(false);
    // What was on the left of the sensor is at the top.
    expect([await colourAt(large, 0.5, 0.1), await colourAt(large, 0.5, 0.9)]).toEqual(['red', 'blue']);

    const small = await download(`/customers/${id}/photo?size=small`);
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 128, height: 128 });
    expect(small.length).toBeLessThan(large.length);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('can be a %s, whatever its media type says', async (format) => {
    const { id } = await buildCustomer(api);
    const upload = await image().toFormat(format).toBuffer();
    for (const type of ['image/jpeg', 'image/png', 'image/webp'])
      expectStatus(await put(id, upload, type), 200);
    expect((await sharp(await download(`/customers/${id}/photo`)).metadata()).width).toBe(512);
  });

  it('is not scaled up', async () => {
    const { id } = await buildPhoto(api);
    const { width, height } = await sharp(await download(`/customers/${id}/photo`)).metadata();
    expect({ width, height }).toEqual({ width: 40, height: 30 });
  });

  it('is found by the photo_url of the customer, which is another one for each photo', async () => {
    const { id, photo_url: none } = await customerOf((await buildCustomer(api)).id);
    expect(none).toBeNull();
    const first = await buildPhoto(api, id);
    expect((await customerOf(id)).photo_url).toBe(first.photo_url);
    const { photo_url } = await buildPhoto(api, id, await image(30, 40).png().toBuffer());
    expect(photo_url).not.toBe(first.photo_url);
    for (const query of ['', '&search=Ada Love', '&sort=name']) {
      const { body } = await api.get<Customer[]>(`/customers?limit=200${query}`);
      expect(body.find((customer) => customer.id === id)).toMatchObject({ photo_url });
    }
    expect((await sharp(await download(photo_url)).metadata()).height).toBe(40);
  });

  it('is shown to the front desk when the customer comes in', async () => {
    const { id, photo_url } = await buildPhoto(api);
    const { body } = await api.post<{ customer: object }>('/check-ins', { customer_id: id });
    expect(body.customer).toMatchObject({ id, photo_url });
  });

  it('changes the version of the customer, and is an entry of the audit log', async () => {
    const { id } = await buildCustomer(api);
    const before = await api.get<Customer>(`/customers/${id}`);
    await buildPhoto(api, id);
    const after = await api.get<Customer>(`/customers/${id}`);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    const headers = { 'If-Match': before.headers.get('etag')! };
    expectProblem(await api.patch(`/customers/${id}`, { notes: 'late' }, { headers }), 412);
    const [entry] = await readLog(api, `/audit-log?resource=customer&resource_id=${id}`);
    expect(entry).toMatchObject({
      action: 'customer.updated',
      before: { photo_id: null },
      after: { photo_id: expect.any(Number) },
    });
  });

  it('is the last of many that are uploaded at the same time, and one of them', async () => {
    const { id } = await buildCustomer(api);
    const urls = await Promise.all(
      Array.from({ length: 10 }, async () => (await buildPhoto(api, id)).photo_url),
    );
    const { photo_url } = await customerOf(id);
    expect(urls).toContain(photo_url);
    await download(photo_url!);
    expect(await countFiles(id)).toBe(1);
  });
});

describe('A browser', () => {
  it('may keep a photo that it names for a day, for the same account', async () => {
    const { photo_url } = await buildPhoto(api);
    const { status, headers } = await api.get(`${photo_url}&size=small`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, max-age=86400');
    expect(headers.get('vary')).toMatch(/\bAuthorization\b/);
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('asks each time for the photo that a customer has now', async () => {
    const { id, photo_url } = await buildPhoto(api);
    await buildPhoto(api, id);
    for (const path of [`/customers/${id}/photo`, photo_url])
      expect((await api.get(path)).headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is answered 304 for what it has already, of each size apart, and the photo after a change', async () => {
    const { id } = await buildPhoto(api);
    const path = `/customers/${id}/photo`;
    const etag = (await api.get(path)).headers.get('etag')!;
    // Without the second one, fetch asks for the whole answer.
    const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    const ask = (query = '') => api.get(`${path}${query}`, { headers });
    const known = await ask();
    expect([known.status, known.bytes.length, known.headers.get('etag')]).toEqual([304, 0, etag]);
    expect((await ask('?size=small')).status).toBe(200);
    await buildPhoto(api, id);
    expect((await ask()).status).toBe(200);
    await api.delete(path);
    const gone = await ask();
    expectCode(gone, 404, 'photo_not_found');
    expect(gone.headers.get('etag')).toBeNull();
    expect(gone.headers.get('cache-control')).toBe('no-store');
  });

  it('can ask for the headers alone', async () => {
    const { photo_url } = await buildPhoto(api);
    const { status, headers, bytes } = await api.send('HEAD', photo_url);
    expect([status, headers.get('content-type'), bytes.length]).toEqual([200, 'image/webp', 0]);
    expect(headers.get('content-length')).toBe(String((await download(photo_url)).length));
  });
});

describe('An upload is refused', () => {
  let id: number;
  let photo_url: string;
  beforeAll(async () => {
    ({ id, photo_url } = await buildPhoto(api));
  });
  // Whatever is sent, the customer keeps the photo that they have.
  afterEach(async () => {
    if ((await customerOf(id)).photo_url !== photo_url)
      throw new Error('It has taken the place of the photo');
  });

  it.each(['image/gif', 'image/svg+xml', 'image/heic', 'text/plain', 'application/octet-stream'])(
    'when its media type is %s',
    async (type) => {
      const answer = await put(id, 'GIF89a', type);
      expectCode(answer, 415, 'unsupported_media_type');
      expect(answer.body.detail).toBe('Send image/jpeg or image/png or image/webp');
    },
  );

  it('when it is JSON or a form', async () => {
    for (const sent of [{ json: { photo: 'data:image/png;base64,' } }, { form: { photo: 'x' } }])
      expectCode(await api.send('PUT', `/customers/${id}/photo`, sent), 415, 'unsupported_media_type');
  });

  it('when it has more than 5 MB, also when it does not say so', async () => {
    const bytes = Buffer.alloc(5 * MEGABYTES + 1, 'x');
    const answer = await put(id, bytes);
    expectCode(answer, 413, 'body_too_large');
    expect(answer.body.detail).toBe('The body is larger than 5 MB');
    const chunked = await fetch(`${api.baseUrl}${api.prefix}/customers/${id}/photo`, {
      method: 'PUT',
      headers: { 'Content-Type': 'image/jpeg', Authorization: `Bearer ${owner.token}` },
      body: new Blob([bytes]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
    // A byte less is read, and found to be no image.
    expectUnusable(await put(id, bytes.subarray(1)), 'photo_unreadable');
  });

  it('when it is no image of a type that it could be', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const tiff = await image().tiff().toBuffer();
    const gif = await image().gif().toBuffer();
    for (const body of [svg, tiff, gif, 'no image', '%PDF-1.7', Buffer.from([0xff, 0xd8, 0xff, 0xe0])])
      for (const type of ['image/jpeg', 'image/png', 'image/webp'])
        expectUnusable(await put(id, body, type), 'photo_unreadable');
  });

  it('when it is empty', async () => {
    expectUnusable(await put(id, ''), 'photo_unreadable');
    expectUnusable(await api.send('PUT', `/customers/${id}/photo`), 'photo_unreadable');
  });

  it.each(['jpeg', 'png', 'webp'] as const)('when it is a %s of which the end is missing', async (format) => {
    const whole = await image().toFormat(format).toBuffer();
    expectUnusable(await put(id, whole.subarray(0, whole.length / 2)), 'photo_unreadable');
  });

  it('when it decodes to more than 25 million pixels', async () => {
    const bomb = await sharp({ create: { width: 5_001, height: 5_000, channels: 3, background: 'red' } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(0.1 * MEGABYTES);
    expectUnusable(await put(id, bomb, 'image/png'), 'photo_too_many_pixels');
  });

  it('by routes that take no image, and JSON keeps its limit', async () => {
    const answer = await api.send('PATCH', `/customers/${id}`, { raw: { type: 'image/jpeg', body: 'x' } });
    expectCode(answer, 415, 'unsupported_media_type');
    const notes = ' '.repeat(101 * 1_024);
    expectCode(await api.patch(`/customers/${id}`, { notes }), 413, 'body_too_large');
  });
});

describe('The photo of another gym', () => {
  it('is not found, whatever is sent', async () => {
    const { id } = await buildPhoto(api);
    const stranger = await buildGym(test.api);
    const upload = await image().jpeg().toBuffer();
    for (const customer of [id, NO_SUCH_ID]) {
      const path = `/customers/${customer}/photo`;
      for (const answer of [
        await stranger.api.get(path),
        await stranger.api.get(path, { headers: { 'If-None-Match': '*', 'Cache-Control': 'max-age=0' } }),
        await stranger.api.delete(path),
        await put(customer, upload, 'image/jpeg', stranger.api),
        await put(customer, 'no image', 'image/jpeg', stranger.api),
        await put(customer, 'text', 'text/plain', stranger.api),
        await put(customer, Buffer.alloc(5 * MEGABYTES + 1), 'image/jpeg', stranger.api),
      ])
        expectCode(answer, 404, 'customer_not_found');
    }
    expect((await api.get(`/customers/${id}/photo`)).status).toBe(200);
  });

  it('is not shown without a token, either', async () => {
    const { id, photo_url } = await buildPhoto(api);
    expectProblem(await test.api.get(photo_url), 401);
    expectProblem(await put(id, await image().jpeg().toBuffer(), 'image/jpeg', test.api), 401);
  });
});

describe('A photo is gone', () => {
  it('when it is removed; there is none to remove afterwards', async () => {
    const { id, photo_url } = await buildPhoto(api);
    expect((await api.delete(`/customers/${id}/photo`)).status).toBe(204);
    expect((await customerOf(id)).photo_url).toBeNull();
    expectCode(await api.get(photo_url), 404, 'photo_not_found');
    expectCode(await api.delete(`/customers/${id}/photo`), 404, 'photo_not_found');
    expect(await countFiles(id)).toBe(0);
  });

  it('when another takes its place', async () => {
    const { id } = await buildPhoto(api);
    await buildPhoto(api, id);
    expect(await countFiles(id)).toBe(1);
  });

  it('when the customer is deleted', async () => {
    const { id, photo_url } = await buildPhoto(api);
    expect((await api.delete(`/customers/${id}`)).status).toBe(204);
    expectCode(await api.get(photo_url), 404, 'customer_not_found');
    expect(await countFiles(id)).toBe(0);
  });

  it('when the customer is erased, as the receipt says', async () => {
    const { id } = await buildPhoto(api);
    const receipt = await api.post<{ erased: object[] }>(`/customers/${id}/erase`);
    expect(expectStatus(receipt, 200).erased).toContainEqual({ name: 'photos', records: 1 });
    expect(await countFiles(id)).toBe(0);
  });

  it('when the gym is deleted', async () => {
    const gym = await buildGym(test.api);
    const { id } = await buildPhoto(gym.api);
    expect((await gym.api.delete('/gyms/me')).status).toBe(204);
    expect(await countFiles(id)).toBe(0);
  });
});

describe('Of two entries of one customer', () => {
  const merge = (into: number, from_id: number) =>
    api.post<Customer>(`/customers/${into}/merge`, { from_id });

  it('the one that is left gets the photo of the other', async () => {
    const { id } = await buildCustomer(api);
    const other = await buildPhoto(api);
    const { photo_url } = expectStatus(await merge(id, other.id), 200);
    expect(photo_url).toBe(other.photo_url.replace(String(other.id), String(id)));
    expect((await sharp(await download(photo_url!)).metadata()).width).toBe(40);
  });

  it('the one that is left keeps a photo of its own, and that of the other is gone', async () => {
    const [own, other] = [await buildPhoto(api), await buildPhoto(api)];
    const { photo_url } = expectStatus(await merge(own.id, other.id), 200);
    expect(photo_url).toBe(own.photo_url);
    expect(await countFiles(own.id)).toBe(1);
    expect(await countFiles(other.id)).toBe(0);
    expectCode(await api.get(other.photo_url), 410, 'customer_merged');
  });
});

describe('An export says that there is a photo, and where', () => {
  it('of the customer and of the gym', async () => {
    const { id, photo_url } = await buildPhoto(api);
    const photo = { customer_id: id, photo_url, uploaded_at: expect.any(String) };
    const { body } = await api.get<{ photos: object[] }>(`/customers/${id}/export`);
    expect(body.photos).toEqual([photo]);
    const { text } = await api.get('/gyms/me/export');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toContainEqual({ type: 'photo', ...photo });
  });
});
