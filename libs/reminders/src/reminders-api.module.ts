import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { StaffModule } from '@libs/staff';
import { Module } from '@nestjs/common';
import { ReminderTemplatesController } from './reminder-templates.controller';
import { ReminderTemplatesService } from './reminder-templates.service';
import { RemindersModule } from './reminders.module';
import { UnsubscribeController } from './unsubscribe.controller';

/** The routes, and what only they need, for the API process: the worker has no guards. */
@Module({
  imports: [RemindersModule, GymsModule, MailOutboxModule, StaffModule],
  controllers: [ReminderTemplatesController, UnsubscribeController],
  providers: [ReminderTemplatesService],
})
export class RemindersApiModule {}
