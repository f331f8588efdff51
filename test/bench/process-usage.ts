import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of a tick in which Linux counts CPU time for programs: `getconf CLK_TCK` is 100 on every architecture. */
const TICK_MS = 10;

interface Stat {
  parent: number;
  /** Milliseconds of CPU that the process has used, and its children that have ended. */
  cpuMs: number;
}

/** Reads a `/proc/<pid>/stat` (man 5 proc_pid_stat). The name, in brackets, may contain blanks and brackets itself. */
export function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
}

/** A process and all that descend from it. */
export class ProcessTree {
  constructor(readonly root: number) {}

  /** Milliseconds of CPU that they have used, also those that have come and gone; undefined where there is no `/proc`. */
  cpuMs(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    return this.members().reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  }

  /** Resident memory of the largest of them in MB; undefined where there is no `/proc`. */
  largestRssMb(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    return Math.max(...this.members().map(({ pid }) => rssMb(pid)));
  }

  private members(): (Stat & { pid: number })[] {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const text = read(`/proc/${name}/stat`);
        return text === undefined ? [] : [{ pid: Number(name), ...parseStat(text) }];
      });
    const members = all.filter(({ pid }) => pid === this.root);
    // Grows while it is walked.
    for (const member of members) members.push(...all.filter(({ parent }) => parent === member.pid));
    return members;
  }
}

function rssMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '') ?? [];
  return Number(kilobytes ?? 0) / 1_024;
}

/** The file of a process, none once that has ended. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
