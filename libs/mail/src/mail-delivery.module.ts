import { Config } from '@libs/platform/config';
import { QueueModule } from '@libs/platform/jobs';
import { MailerModule } from '@nestjs-modules/mailer';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { MailDelivery } from './mail-delivery';
import { MailMetrics, mailsCounterProvider } from './mail-metrics';
import { MailOutboxGauge } from './mail-outbox-gauge';
import { MAIL_QUEUE } from './mail-queue';
import { MailRelay } from './mail-relay';
import { MailRenderer } from './mail-renderer';
import { mailerOptions } from './mail-transport';
import { MailWorker } from './mail-worker';
import { MailRepository } from './mail.repository';
import { MailsListener } from './mails-listener';

/** For the worker process: takes mails from the outbox to the queue, and from there to their recipients. */
@Module({
  imports: [
    QueueModule,
    BullModule.registerQueue({ name: MAIL_QUEUE }),
    MailerModule.forRootAsync({
      imports: [],
      inject: [Config],
      useFactory: (config: Config) => mailerOptions(config, new MailRenderer()),
    }),
  ],
  providers: [
    MailMetrics,
    mailsCounterProvider,
    MailOutboxGauge,
    MailRepository,
    MailsListener,
    MailRelay,
    MailDelivery,
    MailWorker,
  ],
})
export class MailDeliveryModule {}
