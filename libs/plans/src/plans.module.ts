import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Plan } from './plan.entity';
import { PlansController } from './plans.controller';
import { PlansData } from './plans.data';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';

@Module({
  imports: [TypeOrmModule.forFeature([Plan]), PersonalDataModule.register(PlansData)],
  controllers: [PlansController],
  providers: [PlansService, PlansData, PlansRepository],
  exports: [PlansService],
})
export class PlansModule {}
