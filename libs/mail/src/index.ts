export { MailSendChecks, type PendingMail } from './mail-send-checks';
export { MailRenderer, type RenderedMail } from './mail-renderer';
export { MailDeliveryModule, MailOutboxModule } from './mail.module';
export { type Correspondent, MailOutbox, type NewMail } from './mail-outbox';
export { MailResends } from './mail-resends';
export { MailsApiModule } from './mails-api.module';
export { MailSenders } from './mail-senders';
