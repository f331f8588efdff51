import { type ReadBytes } from '@libs/platform/input';
import { Bulkhead, BulkheadFullError, BulkheadTimeoutError } from '@libs/platform/process';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import sharp, { type ResizeOptions, type Sharp } from 'sharp';
import { type PhotoFiles } from './photo.entity';
import { photosBusy, photoTooManyPixels, photoUnreadable } from './photos.problems';

/** What a gym may send. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Bytes of an upload. */
export const MAX_UPLOAD = 5 * 1_024 ** 2;

/** What is kept of it: every browser shows it, it is smaller than a JPEG, and has transparency. */
export const PHOTO_TYPE = 'image/webp';

/** Pixels that are decoded at most. A telephone takes 12 or 24 million; a hundred times as many fit into a kilobyte. */
const MAX_PIXELS = 25_000_000;

/** Pixels on the longer side of the large image, and of the small one. */
const LARGE = 512;
const SMALL = 128;

/** How an image becomes small. `attention` keeps what looks like a face in the square. */
const SMALL_FIT = {
  cropped: { fit: 'cover', position: 'attention' },
  whole: { fit: 'inside', withoutEnlargement: true },
} satisfies Record<string, ResizeOptions>;
export type SmallFit = keyof typeof SMALL_FIT;

/** Seconds that decoding and encoding may take. */
const TIMEOUT = 5;

/**
 * How many uploads of a process are in memory at a time, 5 MB each, and how many of them are decoded, which takes up to 150 MB
 * and all of a core.
 */
const UPLOADS = { capacity: 8, maxWaiting: 20, maxWait: 4_000 };
const DECODINGS = { capacity: 1, maxWaiting: 8, maxWait: 4_000 };

// What strangers send is decoded: by the decoders of these three formats, and by no other of libvips.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// No image comes twice.
sharp.cache(false);
sharp.concurrency(1);

/** Makes of an upload what is kept of it. Gyms take turns, and memory has a limit (docs/decisions/0049-photos.md). */
@Injectable()
export class PhotoEncoder {
  private readonly uploads = new Bulkhead<number>(UPLOADS);
  private readonly decodings = new Bulkhead<number>(DECODINGS);

  /**
   * @param read the upload, which is not begun before there is room for it
   * @throws ProblemError `photos_busy`, `photo_unreadable`, `photo_too_many_pixels`, and what `read` does
   */
  async encode(gymId: number, read: ReadBytes, smallFit: SmallFit): Promise<PhotoFiles> {
    try {
      return await this.uploads.run(gymId, async () => {
        const upload = await read();
        return this.decodings.run(gymId, () => filesOf(upload, smallFit));
      });
    } catch (error) {
      if (error instanceof BulkheadFullError || error instanceof BulkheadTimeoutError)
        throw new ProblemError(photosBusy);
      throw error;
    }
  }
}

/** @throws ProblemError `photo_unreadable`, `photo_too_many_pixels` */
async function filesOf(upload: Buffer, smallFit: SmallFit): Promise<PhotoFiles> {
  try {
    const image = sharp(upload, { failOn: 'error', limitInputPixels: false });
    const { width, height } = await image.metadata();
    if (width * height > MAX_PIXELS) throw new ProblemError(photoTooManyPixels);
    // sharp leaves out what the camera wrote, and the colour profile once it has converted the colours to sRGB.
    const large = await encoded(
      image.autoOrient().resize(LARGE, LARGE, { fit: 'inside', withoutEnlargement: true }),
    );
    const small = await encoded(sharp(large).resize(SMALL, SMALL, SMALL_FIT[smallFit]));
    return { small, large };
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    // Whatever libvips finds wrong, is wrong with the upload.
    throw new ProblemError(photoUnreadable, undefined, { cause });
  }
}

const encoded = (image: Sharp): Promise<Buffer> =>
  image.webp({ quality: 80 }).timeout({ seconds: TIMEOUT }).toBuffer();
