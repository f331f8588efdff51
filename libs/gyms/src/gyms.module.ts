import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GymExportController } from './gym-export.controller';
import { GymExportService } from './gym-export.service';
import { GymData } from './gym.data';
import { Gym } from './gym.entity';
import { GymsController } from './gyms.controller';
import { GymsRepository } from './gyms.repository';
import { GymsService } from './gyms.service';
import { SecondFactorPolicyController } from './second-factor-policy.controller';
import { VerificationController } from './verification.controller';

@Module({
  imports: [TypeOrmModule.forFeature([Gym]), MailOutboxModule, PersonalDataModule.register(GymData)],
  controllers: [GymsController, GymExportController, SecondFactorPolicyController, VerificationController],
  providers: [GymsService, GymExportService, GymData, GymsRepository],
  exports: [GymsService],
})
export class GymsModule {}
