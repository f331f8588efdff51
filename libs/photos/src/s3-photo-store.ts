import { type S3Settings } from '@libs/platform/config';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { PHOTO_SIZES, type PhotoFiles, type PhotoKey, type PhotoSize } from './photo.entity';
import { PHOTO_TYPE } from './photo-encoder';
import { type PhotoStore, PhotoStoreError } from './photo-store';

/** Milliseconds until a connection is there, until an answer begins, and for all of it with one more try. */
const TIMES = { connectionTimeout: 1_000, requestTimeout: 2_000, all: 5_000 };

/** `7/1042/small.webp`: what is one gym's has one beginning. */
const keyOf = ({ gym_id, id }: PhotoKey, size: PhotoSize): string => `${gym_id}/${id}/${size}.webp`;

/** Keeps files as objects of a bucket, at AWS or anything that speaks the same protocol. */
export class S3PhotoStore implements PhotoStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ bucket, region, endpoint, pathStyle, accessKeyId, secretAccessKey }: S3Settings) {
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      endpoint,
      forcePathStyle: pathStyle,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 2,
      requestHandler: { ...TIMES, throwOnRequestTimeout: true },
      // Other servers than that of AWS do not know its newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(photo: PhotoKey, files: PhotoFiles): Promise<void> {
    await this.ask((abortSignal) =>
      Promise.all(
        PHOTO_SIZES.map((size) =>
          this.client.send(
            new PutObjectCommand({
              Bucket: this.bucket,
              Key: keyOf(photo, size),
              Body: files[size],
              ContentType: PHOTO_TYPE,
            }),
            { abortSignal },
          ),
        ),
      ),
    );
  }

  async get(photo: PhotoKey, size: PhotoSize): Promise<Buffer | undefined> {
    return this.ask(async (abortSignal) => {
      const command = new GetObjectCommand({ Bucket: this.bucket, Key: keyOf(photo, size) });
      try {
        const { Body } = await this.client.send(command, { abortSignal });
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    });
  }

  async delete(photo: PhotoKey): Promise<void> {
    await this.ask((abortSignal) =>
      Promise.all(
        PHOTO_SIZES.map((size) =>
          this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: keyOf(photo, size) }), {
            abortSignal,
          }),
        ),
      ),
    );
  }

  private async ask<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await work(AbortSignal.timeout(TIMES.all));
    } catch (error) {
      throw new PhotoStoreError(error instanceof Error ? error.name : 'Error', { cause: error });
    }
  }
}
