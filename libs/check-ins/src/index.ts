export { CheckInsApiModule } from './check-ins-api.module';
export { CheckInsJobsModule } from './check-ins.module';
