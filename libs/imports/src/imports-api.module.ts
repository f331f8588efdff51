import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller';
import { ImportsModule } from './imports.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [ImportsModule], controllers: [ImportsController] })
export class ImportsApiModule {}
