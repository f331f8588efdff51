import { Module } from '@nestjs/common';
import { GymsController } from './gyms.controller';
import { GymSettingsController } from './gym-settings.controller';
import { GymExportController } from './gym-export.controller';
import { SecondFactorPolicyController } from './second-factor-policy.controller';
import { VerificationController } from './verification.controller';
import { GymsModule } from './gyms.module';

/** The routes, for the API process: the worker has no guards. */
@Module({
  imports: [GymsModule],
  controllers: [
    GymsController,
    GymSettingsController,
    GymExportController,
    SecondFactorPolicyController,
    VerificationController,
  ],
})
export class GymsApiModule {}
