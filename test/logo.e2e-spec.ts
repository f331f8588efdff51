import sharp from 'sharp';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { buildLogo, buildPhoto, image } from './support/photos';
import { buildStaff } from './support/staff';

jest.setTimeout(60_000);

const PATH = '/gyms/me/logo';

let test: TestApp;
let owner: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  owner = await buildGym(test.api);
  ({ api } = owner);
});

const settings = async () =>
  expectStatus(await api.get<{ logo_url: string | null }>('/gyms/me/settings'), 200);
const download = async (path = PATH): Promise<Buffer> => {
  const answer = await api.get(path);
  expectStatus(answer, 200);
  return answer.bytes;
};
/** How many images of a gym without a customer have files in the database. */
const countFiles = async ({ gym }: SignedUpGym): Promise<number> =>
  (
    await test.sql(
      'SELECT FROM photos WHERE gym_id = $1 AND customer_id IS NULL AND coalesce(small, large) IS NOT NULL',
      [gym.id],
    )
  ).length;

describe('The logo of a gym', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'can be a %s, and is scaled down, but not cropped',
    async (format) => {
      await buildLogo(api, await image(1_200, 300).toFormat(format).toBuffer());
      for (const [query, width, height] of [
        ['', 512, 128],
        ['?size=small', 128, 32],
      ] as const)
        expect(await sharp(await download(PATH + query)).metadata()).toMatchObject({
          format: 'webp',
          width,
          height,
        });
    },
  );

  it('keeps its transparency, and nothing that else was in the file', async () => {
    const background = { r: 220, g: 20, b: 20, alpha: 0 };
    const upload = await sharp({ create: { width: 300, height: 100, channels: 4, background } })
      .withExif({ IFD0: { Artist: 'Ada Lovelace' } })
      .png()
      .toBuffer();
    await buildLogo(api, upload);
    for (const query of ['', '?size=small']) {
      const logo = await download(PATH + query);
      expect((await sharp(logo).stats()).channels[3]).toMatchObject({ max: 0 });
      expect(logo.includes('Ada Lovelace')).toBe(false);
    }
  });

  it('is found by the logo_url of the settings, which is another one for each logo', async () => {
    expect((await settings()).logo_url).toBeNull();
    const first = await buildLogo(api);
    expect(await settings()).toMatchObject(first);
    const second = await buildLogo(api);
    expect(second.logo_url).not.toBe(first.logo_url);
    expect(await settings()).toMatchObject(second);
    expect(await download(second.logo_url)).toEqual(await download());
    expect(await countFiles(owner)).toBe(1);
  });

  it('changes the version of the settings, is an entry of the audit log, and cannot be set by a PATCH', async () => {
    const { headers } = await api.get('/gyms/me/settings');
    const { logo_url } = await buildLogo(api);
    const sent = { headers: { 'If-Match': headers.get('etag')! } };
    expectProblem(await api.patch('/gyms/me/settings', { country: 'DE' }, sent), 412);
    const changed = await api.patch<object>('/gyms/me/settings', { country: 'DE', logo_url: null });
    expect(expectStatus(changed, 200)).toMatchObject({ country: 'DE', logo_url });
    const [, entry] = await readLog(api, '/audit-log?resource=gym_settings');
    expect(entry).toMatchObject({
      action: 'gym_settings.created',
      after: { logo_id: Number(logo_url.split('v=')[1]) },
    });
  });

  it('is the last of many that are uploaded at the same time, and one of them', async () => {
    const uploads = await Promise.all([1, 2, 3, 4].map(() => buildLogo(api)));
    const { logo_url } = await settings();
    expect(uploads).toContainEqual({ logo_url });
    await download(logo_url!);
    expect(await countFiles(owner)).toBe(1);
  });

  it('is removed by one of two who do so at the same time, and can be set again', async () => {
    await buildLogo(api);
    const removals = await Promise.all([api.delete(PATH), api.delete(PATH)]);
    expect(removals.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
    expect((await settings()).logo_url).toBeNull();
    expectCode(await api.get(PATH), 404, 'logo_not_found');
    expectCode(await api.delete(PATH), 404, 'logo_not_found');
    expect(await countFiles(owner)).toBe(0);
    await buildLogo(api);
    await download();
  });

  it('is shown to all who work there', async () => {
    await buildLogo(api);
    for (const role of ['manager', 'front_desk', 'coach'] as const) {
      const member = await buildStaff(test, owner, role);
      expect((await member.api.get(PATH)).status).toBe(200);
    }
  });

  it('is no photo of a customer', async () => {
    const { id } = await buildCustomer(api);
    await buildLogo(api);
    expectCode(await api.get(`/customers/${id}/photo`), 404, 'photo_not_found');
    const { photo_url } = await buildPhoto(api, id);
    await api.delete(PATH);
    await download(photo_url);
    expect(expectStatus(await api.get(`/customers/${id}`), 200)).toMatchObject({ photo_url });
  });

  it('is another gym’s to nobody else, and to nobody without a token', async () => {
    const { logo_url } = await buildLogo(api);
    const stranger = await buildGym(test.api);
    expectCode(await stranger.api.get(logo_url), 404, 'logo_not_found');
    expectCode(await stranger.api.delete(PATH), 404, 'logo_not_found');
    expectProblem(await test.api.get(logo_url), 401);
    await download(logo_url);
  });

  it('is in the export of the gym, as its path, and not among the photos', async () => {
    const { logo_url } = await buildLogo(api);
    const records = (await api.get('/gyms/me/export')).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(records).toContainEqual(expect.objectContaining({ type: 'gym_settings', logo_url }));
    expect(records.map(({ type }) => type)).not.toContain('photo');
  });

  it('goes with the gym', async () => {
    await buildLogo(api);
    expect((await api.delete('/gyms/me')).status).toBe(204);
    expect(await countFiles(owner)).toBe(0);
  });

  it('is refused when it is no image, or too large, and the one before stays', async () => {
    const { logo_url } = await buildLogo(api);
    const put = (body: Buffer | string, type = 'image/png') => api.send('PUT', PATH, { raw: { type, body } });
    expectCode(await put('<svg/>', 'image/svg+xml'), 415, 'unsupported_media_type');
    expectCode(await put(Buffer.alloc(5 * 1_024 ** 2 + 1)), 413, 'body_too_large');
    const unreadable = await put('<svg/>');
    expect([unreadable.status, unreadable.body.code]).toEqual([422, 'photo_unreadable']);
    expect((await settings()).logo_url).toBe(logo_url);
  });
});

describe('A browser', () => {
  it('may keep a logo that it names for a day, and asks each time for the present one', async () => {
    const first = await buildLogo(api);
    expect((await api.get(first.logo_url)).headers.get('cache-control')).toBe('private, max-age=86400');
    await buildLogo(api);
    for (const path of [PATH, first.logo_url])
      expect((await api.get(path)).headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is answered 304 for what it has already, and the logo after a change', async () => {
    await buildLogo(api);
    const etag = (await api.get(PATH)).headers.get('etag')!;
    // Without the second one, fetch asks for the whole answer.
    const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    const known = await api.get(PATH, { headers });
    expect([known.status, known.bytes.length, known.headers.get('etag')]).toEqual([304, 0, etag]);
    await buildLogo(api);
    expect((await api.get(PATH, { headers })).status).toBe(200);
  });
});
