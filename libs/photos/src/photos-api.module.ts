import { Module } from '@nestjs/common';
import { PhotosController } from './photos.controller';
import { PhotosModule } from './photos.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [PhotosModule], controllers: [PhotosController] })
export class PhotosApiModule {}
