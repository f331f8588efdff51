import { Counter } from 'prom-client';
import { ROW_OUTCOMES, type RowOutcome } from './import-row.entity';

const counted = new Counter({
  name: 'import_rows_total',
  help: 'Rows of imported files that were committed, undone or settled by hand, by what became of them',
  labelNames: ['outcome'],
});
for (const outcome of ROW_OUTCOMES) counted.inc({ outcome }, 0);

/** Counts a row of which something has become that lasts: a dry run does not count. */
export function countRow(outcome: RowOutcome): void {
  counted.inc({ outcome });
}
