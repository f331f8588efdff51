export { birthdaysFrom } from './birthday';
export { WorkListsModule } from './work-lists.module';
