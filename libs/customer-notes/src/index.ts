export { CustomerNotesApiModule } from './customer-notes-api.module';
