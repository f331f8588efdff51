import { MailOutboxModule } from '@libs/mail';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Gym } from './gym.entity';
import { GymsController } from './gyms.controller';
import { GymsRepository } from './gyms.repository';
import { GymsService } from './gyms.service';
import { VerificationController } from './verification.controller';

@Module({
  imports: [TypeOrmModule.forFeature([Gym]), MailOutboxModule],
  controllers: [GymsController, VerificationController],
  providers: [GymsService, GymsRepository],
  exports: [GymsService],
})
export class GymsModule {}
