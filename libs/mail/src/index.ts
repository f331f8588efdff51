export { MailDeliveryModule } from './mail-delivery.module';
export { type Correspondent, MailOutbox, type NewMail } from './mail-outbox';
export { MailOutboxModule } from './mail-outbox.module';
