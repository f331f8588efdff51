import { Module } from '@nestjs/common';
import { WorkListsController } from './work-lists.controller';
import { WorkListsRepository } from './work-lists.repository';
import { WorkListsService } from './work-lists.service';

/** Whom the front desk should talk to. It reads what other rooms keep, and keeps nothing. */
@Module({
  controllers: [WorkListsController],
  providers: [WorkListsService, WorkListsRepository],
})
export class WorkListsModule {}
