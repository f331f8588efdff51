import { Module } from '@nestjs/common';
import { CheckInsController } from './check-ins.controller';
import { CheckInsModule } from './check-ins.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [CheckInsModule], controllers: [CheckInsController] })
export class CheckInsApiModule {}
