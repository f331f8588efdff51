export { MailConditions, type OwedMail } from './mail-conditions';
export { MailRenderer, type RenderedMail } from './mail-renderer';
export { MailDeliveryModule, MailOutboxModule } from './mail.module';
export { type Correspondent, MailOutbox, type NewMail } from './mail-outbox';
export { MailSenders } from './mail-senders';
