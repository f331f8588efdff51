import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type ReadBytes } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable, Logger } from '@nestjs/common';
import { type Photo, type PhotoSize } from './photo.entity';
import { PhotoEncoder, type SmallFit } from './photo-encoder';
import { PhotoStoreError } from './photo-store';
import { PhotoStores } from './photo-stores';
import { photosUnavailable } from './photos.problems';
import { PhotosRepository } from './photos.repository';

/** Whose photo is uploaded. */
interface Upload {
  /** Null for a logo. */
  customer_id: number | null;
  smallFit: SmallFit;
  read: ReadBytes;
}

/** Takes uploads in and gives images out. Whatever fails in between, the photo from before stays, or the new one is there as a whole. */
@Injectable()
export class PhotoStorage {
  private readonly logger = new Logger(PhotoStorage.name);

  constructor(
    private readonly database: Database,
    private readonly encoder: PhotoEncoder,
    private readonly stores: PhotoStores,
    private readonly photos: PhotosRepository,
  ) {}

  /**
   * Encodes an upload, stores its files, and keeps it.
   *
   * @param assign gives it to the customer or the gym, and lets the one before go: nobody has two
   * @returns its id
   * @throws ProblemError `photo_unreadable`, `photo_too_many_pixels`, `photos_busy`, `photos_unavailable`, and what `read` and `assign` do
   */
  async keep(
    principal: Principal,
    { customer_id, smallFit, read }: Upload,
    assign: (tx: GymTransaction, id: number) => Promise<void>,
  ): Promise<number> {
    const { gym_id } = principal;
    const files = await this.encoder.encode(gym_id, read, smallFit);
    const store = this.stores.current;
    const id = await this.database.inGym(principal, (tx) => this.photos.begin(tx, customer_id, store));
    await this.available(() => this.stores.get(store).put({ gym_id, id }, files));
    await this.database.inGym(principal, async (tx) => {
      await assign(tx, id);
      if (!(await this.photos.keep(tx, id))) throw new ProblemError(photosUnavailable);
    });
    return id;
  }

  /** One of the images of a photo; undefined when it is gone. @throws ProblemError `photos_unavailable` */
  read(photo: Photo, size: PhotoSize): Promise<Buffer | undefined> {
    return this.available(() => this.stores.get(photo.store).get(photo, size));
  }

  private async available<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PhotoStoreError)) throw error;
      this.logger.warn({ err: error }, 'photos unavailable');
      throw new ProblemError(photosUnavailable, undefined, { cause: error });
    }
  }
}
