export { WorkListsModule } from './work-lists.module';
