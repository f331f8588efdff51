import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mail } from './mail.entity';
import { MailOutbox } from './mail-outbox';

/** For rooms that owe somebody a mail: writes to the outbox, knows neither the queue nor SMTP. */
@Module({
  imports: [TypeOrmModule.forFeature([Mail])],
  providers: [MailOutbox],
  exports: [MailOutbox],
})
export class MailOutboxModule {}
