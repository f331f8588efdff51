import sharp, { type Sharp } from 'sharp';
import { type ApiClient } from './api-client';
import { buildCustomer, expectStatus } from './factories';

const RED = { r: 220, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 220 };

/** An image whose left half is red and whose right half is blue. */
export function image(width = 800, height = 600): Sharp {
  const half = { width: Math.ceil(width / 2), height, channels: 3 as const };
  return sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([
    { input: { create: { ...half, background: RED } }, left: 0, top: 0 },
  ]);
}

/** A JPEG as a telephone takes it, lying on its side: who took it, and where. */
export const photoOfTelephone = (): Promise<Buffer> =>
  image()
    .withExif({
      IFD0: { Artist: 'Ada Lovelace', Copyright: 'Ada Lovelace' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A colour of an image, red or blue, at a place given in shares of its width and height. */
export async function colourAt(file: Buffer, x: number, y: number): Promise<'red' | 'blue'> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const place = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return data[place]! > data[place + 2]! ? 'red' : 'blue';
}

/** Gives a gym a logo, which is red and blue unless another is given. */
export async function buildLogo(api: ApiClient, body?: Buffer): Promise<{ logo_url: string }> {
  const raw = { type: 'image/png', body: body ?? (await image(40, 30).png().toBuffer()) };
  return expectStatus(await api.send<{ logo_url: string }>('PUT', '/gyms/me/logo', { raw }), 200);
}

/** Somebody with a photo. */
export interface Photographed {
  /** Of the customer. */
  id: number;
  photo_url: string;
}

/** Gives a customer a photo, which is red and blue unless another is given; without a customer, one of its own. */
export async function buildPhoto(api: ApiClient, customerId?: number, body?: Buffer): Promise<Photographed> {
  const id = customerId ?? (await buildCustomer(api)).id;
  const raw = { type: 'image/png', body: body ?? (await image(40, 30).png().toBuffer()) };
  const answer = await api.send<{ photo_url: string }>('PUT', `/customers/${id}/photo`, { raw });
  return { id, ...expectStatus(answer, 200) };
}
