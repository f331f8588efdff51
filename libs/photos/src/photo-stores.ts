import { type StoreName } from './photo.entity';
import { type PhotoStore, PhotoStoreError } from './photo-store';

/** Where photos are: new ones in one store; older ones may be in another, which was configured before. */
export class PhotoStores {
  /** Of new photos. */
  readonly current: StoreName;

  constructor(private readonly stores: { postgres: PhotoStore; s3?: PhotoStore }) {
    this.current = stores.s3 ? 's3' : 'postgres';
  }

  /** @throws PhotoStoreError for one that is not configured any more */
  get(name: StoreName): PhotoStore {
    const store = this.stores[name];
    if (!store) throw new PhotoStoreError('NotConfigured');
    return store;
  }
}
