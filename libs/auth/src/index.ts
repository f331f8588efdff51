export { AuthJobsModule } from './auth-jobs.module';
export { AuthModule } from './auth.module';
export { SessionWatch } from './session-watch';
