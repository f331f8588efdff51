export { MailDeliveryModule, MailOutboxModule } from './mail.module';
export { type Correspondent, MailOutbox, type NewMail } from './mail-outbox';
