export { Bulkhead, BulkheadFullError, BulkheadTimeoutError } from './bulkhead';
export { Drain } from './drain';
export { forkProcesses } from './fork-processes';
export { runProcess } from './run-process';
export { saveMemory } from './save-memory';
