import { CustomersService, photoUrl } from '@libs/customers';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Existence, type ReadBytes } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable, Logger } from '@nestjs/common';
import { type Photo, type PhotoSize } from './photo.entity';
import { PhotoEncoder } from './photo-encoder';
import { type PhotoResponse } from './photo.response';
import { PhotoStoreError } from './photo-store';
import { PhotoStores } from './photo-stores';
import { photoNotFound, photosUnavailable } from './photos.problems';
import { PhotosRepository } from './photos.repository';

/** Photos of customers. Whatever fails in between, a customer has the photo from before, or the new one as a whole. */
@Injectable()
export class PhotosService implements Existence {
  private readonly logger = new Logger(PhotosService.name);

  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly encoder: PhotoEncoder,
    private readonly stores: PhotoStores,
    private readonly photos: PhotosRepository,
  ) {}

  /**
   * Gives a customer a photo in place of the one that they have.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`, `photo_unreadable`, `photo_too_many_pixels`, `photos_busy`, `photos_unavailable`,
   *   and what `read` does
   */
  async put(principal: Principal, customerId: number, read: ReadBytes): Promise<PhotoResponse> {
    await this.customers.assertExists(principal, customerId);
    const files = await this.encoder.encode(principal.gym_id, read);
    const store = this.stores.current;
    const id = await this.database.inGym(principal, (tx) => this.photos.begin(tx, customerId, store));
    await this.available(() => this.stores.get(store).put({ gym_id: principal.gym_id, id }, files));
    await this.database.inGym(principal, async (tx) => {
      await this.customers.lock(tx, customerId);
      // Lets go of the one before: no customer has two.
      await this.customers.setPhoto(tx, customerId, id);
      if (!(await this.photos.keep(tx, id))) throw new ProblemError(photosUnavailable);
    });
    return { photo_url: photoUrl({ id: customerId, photo_id: id })! };
  }

  /** Which photo a customer has. @throws ProblemError `customer_not_found`, `customer_merged`, `photo_not_found` */
  find(principal: Principal, customerId: number): Promise<Photo> {
    return this.database.readInGym(principal, async (tx) => {
      await this.customers.assertExistsIn(tx, customerId);
      return existing(await this.photos.find(tx, customerId));
    });
  }

  /** One of its images. @throws ProblemError `photo_not_found`, `photos_unavailable` */
  async read(photo: Photo, size: PhotoSize): Promise<Buffer> {
    return existing(await this.available(() => this.stores.get(photo.store).get(photo, size)));
  }

  /** @throws ProblemError `customer_not_found`, `customer_merged`, `photo_not_found` */
  async delete(principal: Principal, customerId: number): Promise<void> {
    await this.database.inGym(principal, async (tx) => {
      await this.customers.lock(tx, customerId);
      existing(await this.photos.find(tx, customerId));
      await this.customers.setPhoto(tx, customerId, null);
    });
  }

  /** @throws ProblemError `customer_not_found` */
  assertExists(principal: Principal, customerId: number): Promise<void> {
    return this.customers.assertExists(principal, customerId);
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

function existing<T>(found: T | undefined): T {
  if (!found) throw new ProblemError(photoNotFound);
  return found;
}
