import { CustomersService, photoUrl } from '@libs/customers';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Existence, type ReadBytes } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type CustomerPhoto, type Photo, type PhotoSize } from './photo.entity';
import { type PhotoResponse } from './photo.response';
import { PhotoStorage } from './photo-storage';
import { photoNotFound } from './photos.problems';
import { PhotosRepository } from './photos.repository';

/** Photos of customers. */
@Injectable()
export class PhotosService implements Existence {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly storage: PhotoStorage,
    private readonly photos: PhotosRepository,
  ) {}

  /**
   * Gives a customer a photo in place of the one that they have.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`, and what `PhotoStorage.keep` does
   */
  async put(principal: Principal, customer_id: number, read: ReadBytes): Promise<PhotoResponse> {
    await this.customers.assertExists(principal, customer_id);
    const upload = { customer_id, smallFit: 'cropped', read } as const;
    const photo_id = await this.storage.keep(principal, upload, async (tx, id) => {
      await this.customers.lock(tx, customer_id);
      await this.customers.setPhoto(tx, customer_id, id);
    });
    return { photo_url: photoUrl({ id: customer_id, photo_id })! };
  }

  /** Which photo a customer has. @throws ProblemError `customer_not_found`, `customer_merged`, `photo_not_found` */
  find(principal: Principal, customerId: number): Promise<CustomerPhoto> {
    return this.database.readInGym(principal, async (tx) => {
      await this.customers.assertExistsIn(tx, customerId);
      return existing(await this.photos.find(tx, customerId));
    });
  }

  /** One of its images. @throws ProblemError `photo_not_found`, `photos_unavailable` */
  async read(photo: Photo, size: PhotoSize): Promise<Buffer> {
    return existing(await this.storage.read(photo, size));
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
}

function existing<T>(found: T | undefined): T {
  if (!found) throw new ProblemError(photoNotFound);
  return found;
}
