import { AuditModule } from '@libs/audit';
import { Module } from '@nestjs/common';
import { MailOutboxModule } from './mail.module';
import { MailsController } from './mails.controller';
import { MailsService } from './mails.service';

/** The routes, for the API process: the worker has no guards. */
@Module({
  imports: [AuditModule, MailOutboxModule],
  controllers: [MailsController],
  providers: [MailsService],
})
export class MailsApiModule {}
