import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { Config } from '@libs/platform/config';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeletePhotoJob } from './delete-photo.job';
import { LogosService } from './logos.service';
import { Photo } from './photo.entity';
import { PhotoEncoder } from './photo-encoder';
import { PhotoStorage } from './photo-storage';
import { PhotoStores } from './photo-stores';
import { PhotosData } from './photos.data';
import { PhotosRepository } from './photos.repository';
import { PhotosRetention } from './photos.retention';
import { PhotosService } from './photos.service';
import { PostgresPhotoStore } from './postgres-photo-store';

/** What the worker needs of it; the routes are in `PhotosApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Photo]),
    CustomersModule,
    GymsModule,
    PersonalDataModule.register(PhotosData),
  ],
  providers: [
    PhotosService,
    LogosService,
    PhotoStorage,
    PhotoEncoder,
    PhotosData,
    PhotosRepository,
    PostgresPhotoStore,
    {
      provide: PhotoStores,
      inject: [Config, PostgresPhotoStore],
      useFactory: async ({ photosBucket }: Config, postgres: PostgresPhotoStore) => {
        if (!photosBucket) return new PhotoStores({ postgres });
        // A tenth of a second, and memory, that nobody else pays for.
        const { S3PhotoStore } = await import('./s3-photo-store');
        return new PhotoStores({ postgres, s3: new S3PhotoStore(photosBucket) });
      },
    },
  ],
  exports: [PhotosService, LogosService, PhotoStores, PhotosRepository],
})
export class PhotosModule {}

/** For the worker process. */
@Module({
  imports: [PhotosModule, JobsModule.register(DeletePhotoJob), RetentionModule.register(PhotosRetention)],
  providers: [DeletePhotoJob, PhotosRetention],
})
export class PhotoJobsModule {}
