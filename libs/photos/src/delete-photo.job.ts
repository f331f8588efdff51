import { Database } from '@libs/platform/database';
import { Job, type RowJob } from '@libs/platform/jobs';
import { type Photo, PHOTOS } from './photo.entity';
import { PhotoStores } from './photo-stores';
import { PhotosRepository } from './photos.repository';

/** Deletes the files of photos that nobody has any more, or whose upload broke off. */
@Job({ table: PHOTOS, name: 'delete', concurrency: 5, expireAfterDays: 30 })
export class DeletePhotoJob implements RowJob<Photo> {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotosRepository,
    private readonly stores: PhotoStores,
  ) {}

  admit(): Promise<void> {
    return this.database.inWorker((tx) => this.photos.giveUpUploads(tx));
  }

  /** @throws PhotoStoreError for the row to be tried again */
  async run(photo: Photo): Promise<'deleted'> {
    await this.stores.get(photo.store).delete(photo);
    return 'deleted';
  }

  describe({ id, store }: Photo): Record<string, unknown> {
    return { photo_id: id, store };
  }
}
