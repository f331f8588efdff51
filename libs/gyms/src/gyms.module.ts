import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GymExportService } from './gym-export.service';
import { GymSettingsData } from './gym-settings.data';
import { GymSettingsEntity } from './gym-settings.entity';
import { GymSettingsRepository } from './gym-settings.repository';
import { GymSettings } from './gym-settings.service';
import { GymData } from './gym.data';
import { Gym } from './gym.entity';
import { GymsRepository } from './gyms.repository';
import { GymsService } from './gyms.service';

/** What other rooms and the worker need of it; the routes are in `GymsApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Gym, GymSettingsEntity]),
    MailOutboxModule,
    PersonalDataModule.register(GymData, GymSettingsData),
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
  exports: [GymsService, GymSettings, GymExportService],
})
export class GymsModule {}
