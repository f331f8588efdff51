import { Config } from '@libs/platform/config';
import { JobsModule } from '@libs/platform/jobs';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { RetentionModule } from '@libs/platform/retention';
import { MailerModule } from '@nestjs-modules/mailer';
import { Module } from '@nestjs/common';
import { MailSendChecks } from './mail-send-checks';
import { MailOutbox } from './mail-outbox';
import { MailOutboxGauge } from './mail-outbox-gauge';
import { MailRenderer } from './mail-renderer';
import { MailResends } from './mail-resends';
import { MailSenders } from './mail-senders';
import { MailSendersRepository } from './mail-senders.repository';
import { mailerOptions } from './mail-transport';
import { MailsHeldGauge } from './mails-held-gauge';
import { MailsData } from './mails.data';
import { MailsRepository } from './mails.repository';
import { MailsRetention, WelcomedAddressesRetention } from './mails.retention';
import { SendMailJob } from './send-mail.job';

/** For rooms that owe somebody a mail: writes to the outbox, knows neither the queue nor SMTP. */
@Module({
  imports: [PersonalDataModule.register(MailsData)],
  providers: [
    MailSendChecks,
    MailOutbox,
    MailOutboxGauge,
    MailResends,
    MailsData,
    MailSenders,
    MailSendersRepository,
    MailsRepository,
  ],
  exports: [MailSendChecks, MailOutbox, MailResends, MailSenders, MailsRepository],
})
export class MailOutboxModule {}

/** For the worker process: takes mails from the outbox to their recipients. */
@Module({
  imports: [
    MailOutboxModule,
    JobsModule.register(SendMailJob),
    RetentionModule.register(MailsRetention, WelcomedAddressesRetention),
    MailerModule.forRootAsync({
      imports: [],
      inject: [Config],
      useFactory: (config: Config) => mailerOptions(config, new MailRenderer()),
    }),
  ],
  providers: [SendMailJob, MailsRetention, WelcomedAddressesRetention, MailsHeldGauge],
})
export class MailDeliveryModule {}
