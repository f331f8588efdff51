export { OutageLog } from './outage-log';
export { QueueModule } from './queue.module';
