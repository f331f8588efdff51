import { Module } from '@nestjs/common';
import { CheckInsController } from './check-ins.controller';
import { CheckInsModule } from './check-ins.module';
import { DeskSnapshotController } from './desk-snapshot.controller';
import { KioskCheckInsController } from './kiosk-check-ins.controller';

/** The routes, for the API process: the worker has no guards. */
// `check-ins/snapshot` before `check-ins/:id`.
@Module({
  imports: [CheckInsModule],
  controllers: [DeskSnapshotController, CheckInsController, KioskCheckInsController],
})
export class CheckInsApiModule {}
