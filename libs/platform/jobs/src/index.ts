export { OutageLog } from './outage-log';
export { QueueModule } from './queue.module';
export { QueueMonitor, type TracedJob } from './queue-monitor';
