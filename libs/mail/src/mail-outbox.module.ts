import { Module } from '@nestjs/common';
import { MailOutbox } from './mail-outbox';
import { MailOutboxGauge } from './mail-outbox-gauge';

/** For rooms that owe somebody a mail: writes to the outbox, knows neither the queue nor SMTP. */
@Module({
  providers: [MailOutbox, MailOutboxGauge],
  exports: [MailOutbox],
})
export class MailOutboxModule {}
