export { RemindersApiModule } from './reminders-api.module';
export { ReminderJobsModule } from './reminders.module';
