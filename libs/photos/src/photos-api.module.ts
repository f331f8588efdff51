import { Module } from '@nestjs/common';
import { LogoController } from './logo.controller';
import { PhotosController } from './photos.controller';
import { PhotosModule } from './photos.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [PhotosModule], controllers: [PhotosController, LogoController] })
export class PhotosApiModule {}
