import { Database } from '@libs/platform/database';
import { jobPrincipal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { type PhotoFiles, type PhotoKey, type PhotoSize } from './photo.entity';
import { type PhotoStore } from './photo-store';
import { PhotosRepository } from './photos.repository';

/** Keeps files in the rows of their photos. */
@Injectable()
export class PostgresPhotoStore implements PhotoStore {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotosRepository,
  ) {}

  async put({ gym_id, id }: PhotoKey, files: PhotoFiles): Promise<void> {
    await this.database.inGym(jobPrincipal(gym_id), (tx) => this.photos.writeFiles(tx, id, files));
  }

  get({ gym_id, id }: PhotoKey, size: PhotoSize): Promise<Buffer | undefined> {
    return this.database.readInGym(jobPrincipal(gym_id), (tx) => this.photos.readFile(tx, id, size));
  }

  async delete(photo: PhotoKey): Promise<void> {
    await this.database.inWorker((tx) => this.photos.clearFiles(tx, photo));
  }
}
