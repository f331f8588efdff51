import { type Request, type Response } from 'express';
import { type Photo } from './photo.entity';
import { PHOTO_TYPE } from './photo-encoder';
import { type PhotoQuery } from './photo.query';

/** Seconds for which a browser need not ask again for an image that it names. */
const MAX_AGE = 86_400;

/**
 * Answers with an image, or with 304 to a client that has it.
 *
 * @param read the image, which is not read for a 304
 */
export async function sendPhoto(
  request: Request,
  response: Response,
  { id }: Photo,
  { size, v }: PhotoQuery,
  read: () => Promise<Buffer>,
): Promise<void> {
  response.setHeader('ETag', `"${id}-${size}"`);
  // Express compares it with what the client has.
  const image = request.fresh ? undefined : await read();
  response.setHeader('Cache-Control', v === id ? `private, max-age=${MAX_AGE}` : 'private, no-cache');
  // Another account at the same desk must not be shown what this one may see.
  response.vary('Authorization').type(PHOTO_TYPE).send(image);
}
