import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/**
 * How many cores this process may keep busy: those that the scheduler grants it, or fewer where its control group has
 * less CPU time, as a container with a limit does. Node asks the control group itself only from version 24 on.
 *
 * @param cgroups where the control groups are mounted
 */
export function usableCores(cgroups = '/sys/fs/cgroup'): number {
  const limit =
    limitOf(cgroups, 'cpu.max') ?? limitOf(cgroups, 'cpu/cpu.cfs_quota_us', 'cpu/cpu.cfs_period_us');
  return Math.max(1, Math.min(availableParallelism(), Math.floor(limit ?? Infinity)));
}

/** Cores by quota and period, in one file (version 2 of control groups) or two (version 1); undefined without a limit. */
function limitOf(cgroups: string, ...files: string[]): number | undefined {
  try {
    const text = files.map((file) => readFileSync(join(cgroups, file), 'utf8')).join(' ');
    const [quota, period] = text.trim().split(/\s+/).map(Number) as [number, number];
    // No limit is written as `max` or -1.
    return quota > 0 && period > 0 ? quota / period : undefined;
  } catch {
    return undefined; // not Linux, or no control groups
  }
}
