import { Aggregator, Gauge, register } from 'prom-client';

/** One line of a gauge: its labels and its value. */
export type Sample<Label extends string> = [labels: Record<Label, string>, value: number];

/** What a gauge is called, and what several processes on one port make of its values. */
interface LiveGaugeOptions<Label extends string> {
  name: string;
  help: string;
  labelNames: readonly Label[];
  aggregator: Aggregator;
}

/**
 * Defines a gauge that is read when it is scraped. What cannot be read at the moment is absent, and never what was
 * true a while ago. Where several apps share a process, the one that started last is read.
 */
export function liveGauge<Label extends string>(
  options: LiveGaugeOptions<Label>,
  read: () => Promise<Sample<Label>[]> | Sample<Label>[],
): void {
  register.removeSingleMetric(options.name);
  const gauge = new Gauge<Label>({
    ...options,
    registers: [],
    async collect() {
      const samples = await readOrNothing(read);
      this.reset();
      if (options.labelNames.length === 0) this.remove(); // where `reset` says 0
      for (const [labels, value] of samples) this.set(labels, value);
    },
  });
  register.registerMetric(gauge);
}

async function readOrNothing<T>(read: () => Promise<T[]> | T[]): Promise<T[]> {
  try {
    return await read();
  } catch {
    return []; // health checks log what is away
  }
}
