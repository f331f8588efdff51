import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReminderSender } from './reminder-sender.entity';
import { ReminderTemplate } from './reminder-template.entity';
import { ReminderTemplatesData } from './reminder-templates.data';
import { RemindersRepository } from './reminders.repository';
import { RemindersService } from './reminders.service';
import { UnsubscribeService } from './unsubscribe.service';
import { WriteRemindersJob } from './write-reminders.job';

/** What the worker and the routes need; the routes are in `RemindersApiModule`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ReminderSender, ReminderTemplate]),
    CustomersModule,
    GymsModule,
    MailOutboxModule,
    PersonalDataModule.register(ReminderTemplatesData),
  ],
  providers: [RemindersService, UnsubscribeService, ReminderTemplatesData, RemindersRepository],
  exports: [RemindersService, UnsubscribeService, RemindersRepository],
})
export class RemindersModule {}

/** For the worker process: writes the reminders of each gym in its morning. */
@Module({
  imports: [RemindersModule, MailOutboxModule, JobsModule.register(WriteRemindersJob)],
  providers: [WriteRemindersJob],
})
export class ReminderJobsModule {}
