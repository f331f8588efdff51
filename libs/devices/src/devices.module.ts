import { GymsModule } from '@libs/gyms';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Device } from './device.entity';
import { DevicesController } from './devices.controller';
import { DevicesData } from './devices.data';
import { DevicesRepository } from './devices.repository';
import { DevicesService } from './devices.service';
import { KioskController } from './kiosk.controller';

/** Devices that check customers in while nobody is signed in. */
@Module({
  imports: [TypeOrmModule.forFeature([Device]), GymsModule, PersonalDataModule.register(DevicesData)],
  controllers: [DevicesController, KioskController],
  providers: [DevicesService, DevicesRepository, DevicesData],
  exports: [DevicesService],
})
export class DevicesModule {}
