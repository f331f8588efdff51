import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import { type App, startApp } from '@libs/platform/http';
import sharp from 'sharp';
import { ApiModule } from '../apps/api/src/api.module';
import { WorkerModule } from '../apps/worker/src/worker.module';
import { ApiClient, type Customer } from './support/api-client';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { expectCode } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { buildLogo, buildPhoto, image } from './support/photos';
import { S3Server } from './support/s3-server';

jest.setTimeout(120_000);

/** Keeps its photos in PostgreSQL. */
let test: TestApp;
let s3: S3Server;
/** On the same database, with a bucket. */
let app: App;
let worker: App;
let owner: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
  s3 = await S3Server.start();
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET,
    RATE_LIMITS: 'off',
    BCRYPT_COST: '4',
    DATABASE_URL: test.databaseUrl,
    ...s3.environment,
  });
  app = await startApp(config, ApiModule, 0);
  worker = await startApp(config, WorkerModule, 0);
  const { port } = app.getHttpServer().address() as AddressInfo;
  owner = await buildGym(new ApiClient(`http://127.0.0.1:${port}`));
  ({ api } = owner);
});
afterEach(() => (s3.trouble = undefined));
afterAll(async () => {
  await worker.close();
  await app.close();
  await s3.stop();
  await test.stop();
});

const keysOf = ({ gym }: SignedUpGym): string[] => s3.keysOf(gym.id);
/** The number by which `photo_url` knows a photo. */
const idOf = ({ photo_url }: { photo_url: string }): string => photo_url.split('v=')[1]!;
const objectsOf = (gym: SignedUpGym, photo: { photo_url: string }): string[] =>
  ['large', 'small'].map((size) => `${gym.gym.id}/${idOf(photo)}/${size}.webp`);
const hasOnly = (gym: SignedUpGym, keys: string[]): Promise<unknown> =>
  eventually(`${keys.length} objects are left`, () => keysOf(gym).join() === keys.join());
const photoUrlOf = async (id: number): Promise<string | null> =>
  expectStatus(await api.get<Customer>(`/customers/${id}`), 200).photo_url;
const upload = async (id: number) => {
  const raw = { type: 'image/png', body: await image(40, 30).png().toBuffer() };
  return api.send('PUT', `/customers/${id}/photo`, { raw });
};

describe('With a bucket, a photo', () => {
  it('is in objects whose keys begin with the gym, and not in PostgreSQL', async () => {
    const gym = await buildGym(api.as(undefined));
    const photo = await buildPhoto(gym.api);
    expect(keysOf(gym)).toEqual(objectsOf(gym, photo));
    expect(
      await test.sql('SELECT store, small, large FROM photos WHERE customer_id = $1', [photo.id]),
    ).toEqual([{ store: 's3', small: null, large: null }]);
    for (const [size, width] of [
      ['large', 40],
      ['small', 128],
    ] as const) {
      const { headers, bytes } = await gym.api.get(`${photo.photo_url}&size=${size}`);
      expect(headers.get('content-type')).toBe('image/webp');
      expect((await sharp(bytes).metadata()).width).toBe(width);
      expect(bytes.equals(s3.objects.get(`${gym.gym.id}/${idOf(photo)}/${size}.webp`)!)).toBe(true);
    }
  });

  it('is another gym’s to nobody else', async () => {
    const { photo_url } = await buildPhoto(api);
    const stranger = await buildGym(api.as(undefined));
    expectCode(await stranger.api.get(photo_url), 404, 'customer_not_found');
  });

  it.each<[how: string, go: (gym: SignedUpGym, id: number) => Promise<{ status: number }>]>([
    ['it is removed', ({ api: client }, id) => client.delete(`/customers/${id}/photo`)],
    ['the customer is deleted', ({ api: client }, id) => client.delete(`/customers/${id}`)],
    ['the customer is erased', ({ api: client }, id) => client.post(`/customers/${id}/erase`)],
    ['the gym is deleted', ({ api: client }) => client.delete('/gyms/me')],
  ])('is deleted from the bucket when %s', async (_, go) => {
    const gym = await buildGym(api.as(undefined));
    const { id } = await buildPhoto(gym.api);
    expect([200, 204]).toContain((await go(gym, id)).status);
    await hasOnly(gym, []);
  });

  it('is deleted from the bucket when another takes its place', async () => {
    const gym = await buildGym(api.as(undefined));
    const { id } = await buildPhoto(gym.api);
    const other = await buildPhoto(gym.api, id);
    await hasOnly(gym, objectsOf(gym, other));
    expect((await gym.api.get(other.photo_url)).status).toBe(200);
  });

  it('that was uploaded before there was a bucket is still shown, and deleted', async () => {
    const gym = await buildGym(test.api);
    const before = await buildPhoto(gym.api);
    const client = api.as(gym.token);
    expect((await client.get(before.photo_url)).status).toBe(200);
    await buildPhoto(client, before.id);
    await eventually('the one before is deleted', async () => {
      const [row] = await test.sql('SELECT status FROM photos WHERE id = $1', [idOf(before)]);
      return row?.status === 'deleted';
    });
  });

  it('that is missing in the bucket is not found', async () => {
    const { photo_url } = await buildPhoto(api);
    s3.objects.delete(`${owner.gym.id}/${photo_url.split('v=')[1]}/small.webp`);
    expectCode(await api.get(`${photo_url}&size=small`), 404, 'photo_not_found');
  });
});

describe('With a bucket, a logo', () => {
  const objectsOfLogo = ({ gym }: SignedUpGym, { logo_url }: { logo_url: string }): string[] =>
    ['large', 'small'].map((size) => `${gym.id}/${logo_url.split('v=')[1]}/${size}.webp`);

  it('is in objects, and is deleted from the bucket when another takes its place or it is removed', async () => {
    const gym = await buildGym(api.as(undefined));
    const first = await buildLogo(gym.api);
    expect(keysOf(gym)).toEqual(objectsOfLogo(gym, first));
    const second = await buildLogo(gym.api);
    await hasOnly(gym, objectsOfLogo(gym, second));
    expect((await gym.api.get(second.logo_url)).status).toBe(200);
    expect((await gym.api.delete('/gyms/me/logo')).status).toBe(204);
    await hasOnly(gym, []);
  });

  it('is deleted from the bucket when the gym is', async () => {
    const gym = await buildGym(api.as(undefined));
    await buildLogo(gym.api);
    expect((await gym.api.delete('/gyms/me')).status).toBe(204);
    await hasOnly(gym, []);
  });
});

describe('While the bucket is away', () => {
  it.each(['refuses', 'hangs'] as const)('and %s, photos alone are answered 503', async (trouble) => {
    const photo = await buildPhoto(api);
    s3.trouble = trouble;
    for (const answer of await Promise.all([api.get(photo.photo_url), upload(photo.id)])) {
      expectCode(answer, 503, 'photos_unavailable');
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(await photoUrlOf(photo.id)).toBe(photo.photo_url);
    expect((await api.root.get('/health/ready')).status).toBe(200);
    await buildCustomer(api);
    s3.trouble = undefined;
    expect((await api.get(photo.photo_url)).status).toBe(200);
  });

  it('a photo is removed nevertheless, and its objects when the bucket is back', async () => {
    const gym = await buildGym(api.as(undefined));
    const { id } = await buildPhoto(gym.api);
    s3.trouble = 'refuses';
    expect((await gym.api.delete(`/customers/${id}/photo`)).status).toBe(204);
    await eventually('an attempt has failed', async () => {
      const [row] = await test.sql('SELECT last_error FROM photos WHERE customer_id = $1', [id]);
      return row?.last_error;
    });
    expect(keysOf(gym)).toHaveLength(2);
    s3.trouble = undefined;
    await hasOnly(gym, []);
  });
});

describe('An upload that breaks off', () => {
  it('leaves the customer with the photo from before, and nothing in the bucket in the end', async () => {
    const gym = await buildGym(api.as(undefined));
    const photo = await buildPhoto(gym.api);
    s3.trouble = 'refuses small images';
    const raw = { type: 'image/png', body: await image(40, 30).png().toBuffer() };
    const answer = await gym.api.send('PUT', `/customers/${photo.id}/photo`, { raw });
    expectCode(answer, 503, 'photos_unavailable');
    expect((await gym.api.get(`/customers/${photo.id}`)).body).toMatchObject({ photo_url: photo.photo_url });
    expect(keysOf(gym)).toHaveLength(3);
    s3.trouble = undefined;
    await test.sql(
      `UPDATE photos SET created_at = now() - interval '11 minutes' WHERE gym_id = $1 AND status = 'uploading'`,
      [gym.gym.id],
    );
    await hasOnly(gym, objectsOf(gym, photo));
  });
});
