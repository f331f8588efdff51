import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Gym } from './gym.entity';
import { GymsController } from './gyms.controller';
import { GymsRepository } from './gyms.repository';
import { GymsService } from './gyms.service';

@Module({
  imports: [TypeOrmModule.forFeature([Gym])],
  controllers: [GymsController],
  providers: [GymsService, GymsRepository],
  exports: [GymsService],
})
export class GymsModule {}
