import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { PhotosRepository } from './photos.repository';

/** That there were photos whose files are long deleted. */
@Retains({ table: 'photos' })
export class PhotosRetention implements RetentionPolicy {
  constructor(private readonly photos: PhotosRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.photos.deleteOld(tx, limit);
  }
}
