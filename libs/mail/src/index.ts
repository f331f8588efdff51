export { MailDeliveryModule, MailOutboxModule } from './mail.module';
export { type Correspondent, MailOutbox, type NewMail } from './mail-outbox';
export { MailSenders } from './mail-senders';
