import { CustomersService } from '@libs/customers';
import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { PhotoRecord, toPhotoRecord } from './photo.response';
import { PhotosRepository } from './photos.repository';

/** Photos as data of their gym and of the customers whom they show. */
@HoldsData({
  name: 'photos',
  type: 'photo',
  model: PhotoRecord,
  description: 'The photo of the customer, if there is one: hand over what is at its `photo_url` as well.',
})
export class PhotosData implements DataHolder<PhotoRecord> {
  constructor(
    private readonly photos: PhotosRepository,
    private readonly customers: CustomersService,
  ) {}

  async *all(tx: GymTransaction): AsyncGenerator<PhotoRecord> {
    for await (const photo of this.photos.readAll(tx)) yield toPhotoRecord(photo);
  }

  async *about(tx: GymTransaction, customerId: number): AsyncGenerator<PhotoRecord> {
    const photo = await this.photos.find(tx, customerId);
    if (photo) yield toPhotoRecord(photo);
  }

  /** A photo goes with its customer: from PostgreSQL at once, from a bucket within seconds. */
  async erase(tx: GymTransaction, { customer_id }: Person): Promise<Partial<Erasure>> {
    const photo = await this.photos.find(tx, customer_id);
    return { erased: [{ name: 'photos', records: photo ? 1 : 0 }] };
  }

  /** Whoever has a photo keeps it. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    const photo = await this.photos.find(tx, from);
    if (!photo || (await this.photos.find(tx, to))) return;
    await this.photos.move(tx, photo.id, to);
    await this.customers.setPhoto(tx, to, photo.id);
  }
}
