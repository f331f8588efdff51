import { Module } from '@nestjs/common';
import { PlansController } from './plans.controller';
import { PlansModule } from './plans.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [PlansModule], controllers: [PlansController] })
export class PlansApiModule {}
