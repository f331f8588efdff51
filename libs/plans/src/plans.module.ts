import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Plan } from './plan.entity';
import { PlansData } from './plans.data';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';

/** What other rooms and the worker need of it; the routes are in `PlansApiModule`. */
@Module({
  imports: [TypeOrmModule.forFeature([Plan]), PersonalDataModule.register(PlansData)],
  providers: [PlansService, PlansData, PlansRepository],
  exports: [PlansService],
})
export class PlansModule {}
