export { ImportsApiModule } from './imports-api.module';
export { ImportJobsModule, ImportsModule } from './imports.module';
