import { GymsModule } from '@libs/gyms';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Closure } from './closure.entity';
import { ClosuresController } from './closures.controller';
import { ClosuresData } from './closures.data';
import { ClosuresRepository } from './closures.repository';
import { ClosuresService } from './closures.service';
import { OpeningHoursController } from './opening-hours.controller';
import { OpeningHoursData } from './opening-hours.data';
import { OpeningHours } from './opening-hours.entity';
import { OpeningHoursRepository } from './opening-hours.repository';
import { OpeningHoursService } from './opening-hours.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Closure, OpeningHours]),
    GymsModule,
    PersonalDataModule.register(OpeningHoursData, ClosuresData),
  ],
  controllers: [OpeningHoursController, ClosuresController],
  providers: [
    OpeningHoursService,
    OpeningHoursData,
    OpeningHoursRepository,
    ClosuresService,
    ClosuresData,
    ClosuresRepository,
  ],
  exports: [OpeningHoursService],
})
export class OpeningHoursModule {}
