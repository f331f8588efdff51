export { Job, type RowJob, Scheduled, type ScheduledJob } from './job';
export { JobFailure } from './job-failure';
export { JobRow } from './job-row';
export { JobTable, type NewRow } from './job-table';
export { JobsModule } from './jobs.module';
export { connectionsOfQueues } from './queue-connection';
export { QueueMonitor } from './queue-monitor';
export { runForEach } from './run-for-each';
