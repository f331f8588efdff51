import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GymExportController } from './gym-export.controller';
import { GymExportService } from './gym-export.service';
import { GymSettingsController } from './gym-settings.controller';
import { GymSettingsData } from './gym-settings.data';
import { GymSettingsEntity } from './gym-settings.entity';
import { GymSettingsRepository } from './gym-settings.repository';
import { GymSettings } from './gym-settings.service';
import { GymData } from './gym.data';
import { Gym } from './gym.entity';
import { GymsController } from './gyms.controller';
import { GymsRepository } from './gyms.repository';
import { GymsService } from './gyms.service';
import { SecondFactorPolicyController } from './second-factor-policy.controller';
import { VerificationController } from './verification.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([Gym, GymSettingsEntity]),
    MailOutboxModule,
    PersonalDataModule.register(GymData, GymSettingsData),
  ],
  controllers: [
    GymsController,
    GymSettingsController,
    GymExportController,
    SecondFactorPolicyController,
    VerificationController,
  ],
  providers: [
    GymsService,
    GymSettings,
    GymExportService,
    GymData,
    GymSettingsData,
    GymsRepository,
    GymSettingsRepository,
  ],
  exports: [GymsService, GymSettings],
})
export class GymsModule {}
