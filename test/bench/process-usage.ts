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

  /** Resident memory of each of them in MB, the one that has run for longest first; none where there is no `/proc`. */
  rssMb(): number[] {
    return process.platform === 'linux' ? this.members().map(({ pid }) => rssMb(pid)) : [];
  }

  /** Memory in MB that is theirs alone, not counting what they share, such as PostgreSQL's buffers; undefined where there is no `/proc`. */
  privateMb(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    return this.members().reduce(
      (sum, { pid }) => sum + kilobytes(pid, 'smaps_rollup', 'Pss_Anon') / 1_024,
      0,
    );
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

const rssMb = (pid: number): number => kilobytes(pid, 'status', 'VmRSS') / 1_024;

/** A line such as `VmRSS:  1234 kB` of a file in `/proc/<pid>`; 0 once the process has ended. */
function kilobytes(pid: number, file: string, name: string): number {
  const [, number] = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read(`/proc/${pid}/${file}`) ?? '') ?? [];
  return Number(number ?? 0);
}

/** The file of a process, none once that has ended. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
