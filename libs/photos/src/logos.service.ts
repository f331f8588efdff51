import { GymSettings, GymsService, logoUrl } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type ReadBytes } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type Photo, type PhotoSize } from './photo.entity';
import { type LogoResponse } from './photo.response';
import { PhotoStorage } from './photo-storage';
import { logoNotFound } from './photos.problems';
import { PhotosRepository } from './photos.repository';

/** Logos of gyms. */
@Injectable()
export class LogosService {
  constructor(
    private readonly database: Database,
    private readonly gyms: GymsService,
    private readonly settings: GymSettings,
    private readonly storage: PhotoStorage,
    private readonly photos: PhotosRepository,
  ) {}

  /** Gives the gym a logo in place of the one that it has. @throws ProblemError what `PhotoStorage.keep` does */
  async put(principal: Principal, read: ReadBytes): Promise<LogoResponse> {
    const upload = { customer_id: null, smallFit: 'whole', read } as const;
    const logo_id = await this.storage.keep(principal, upload, async (tx, id) => {
      await this.gyms.lock(tx);
      await this.settings.setLogo(tx, id);
    });
    return { logo_url: logoUrl(logo_id)! };
  }

  /** Which logo the gym has. @throws ProblemError `logo_not_found` */
  find(principal: Principal): Promise<Photo> {
    return this.database.readInGym(principal, async (tx) => existing(await this.photos.findLogo(tx)));
  }

  /** One of its images. @throws ProblemError `logo_not_found`, `photos_unavailable` */
  async read(logo: Photo, size: PhotoSize): Promise<Buffer> {
    return existing(await this.storage.read(logo, size));
  }

  /** @throws ProblemError `logo_not_found` */
  async delete(principal: Principal): Promise<void> {
    await this.database.inGym(principal, async (tx) => {
      await this.gyms.lock(tx);
      existing(await this.photos.findLogo(tx));
      await this.settings.setLogo(tx, null);
    });
  }
}

function existing<T>(found: T | undefined): T {
  if (!found) throw new ProblemError(logoNotFound);
  return found;
}
