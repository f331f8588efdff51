import { Database } from '@libs/platform/database';
import { liveGauge, Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { IMPORT_RUNS } from './import-run.entity';

/** Milliseconds for which an answer is kept. */
const KEEP = 5_000;

/** Tells how long imports wait for a worker, in every process that asks for them or does them: a missing worker shows, too. */
@Injectable()
export class ImportsGauge {
  constructor(database: Database) {
    const age = new Probe(() => database.readInWorker((tx) => IMPORT_RUNS.oldestDueAge(tx)), KEEP);
    liveGauge(
      {
        name: 'imports_oldest_due_age_seconds',
        help: 'How long the most overdue import has waited for a worker, in seconds; 0 when none waits',
        labelNames: [],
        aggregator: 'max',
      },
      async () => [[{}, await age.read()]],
    );
  }
}
