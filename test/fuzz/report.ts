import { type Operation } from '../support/api-document';

interface Row {
  statuses: Map<number, number>;
  mismatches: number;
}

const MEGABYTE = 1_024 ** 2;

/** What came of a run, by operation. */
export class Report {
  /** Bytes in memory of the process under test, from the first request to the last, at equal distances. */
  readonly memory: number[] = [];
  private readonly rows: Map<Operation, Row>;

  constructor(operations: Operation[]) {
    this.rows = new Map(operations.map((operation) => [operation, { statuses: new Map(), mismatches: 0 }]));
  }

  /** @param isMismatch whether the answer was not as documented */
  count(operation: Operation, status: number, isMismatch: boolean): void {
    const row = this.rows.get(operation)!;
    row.statuses.set(status, (row.statuses.get(status) ?? 0) + 1);
    if (isMismatch) row.mismatches += 1;
  }

  /** Answers whose status is in `from` to `from + 99`. */
  answers(from: number): number {
    const rows = [...this.rows.values()];
    const statuses = this.statuses.filter((status) => status >= from && status < from + 100);
    return sum(statuses.map((status) => countOf(rows, status)));
  }

  /** Share by which the middle of the last quarter of memory is above that of the second quarter. */
  get memoryGrowth(): number {
    const quarter = Math.floor(this.memory.length / 4);
    return median(this.memory.slice(-quarter)) / median(this.memory.slice(quarter, 2 * quarter)) - 1;
  }

  private get statuses(): number[] {
    const all = [...this.rows.values()].flatMap(({ statuses }) => Array.from(statuses.keys()));
    return [...new Set(all)].toSorted((one, other) => one - other);
  }

  toString(): string {
    const { statuses } = this;
    const line = (name: string, rows: Row[]): string[] => {
      const counts = statuses.map((status) => countOf(rows, status));
      return [name, sum(counts), ...counts, sum(rows.map(({ mismatches }) => mismatches))].map(String);
    };
    const table = [
      ['operation', 'requests', ...statuses.map(String), 'mismatches'],
      ...[...this.rows].map(([{ method, path }, row]) => line(`${method} ${path}`, [row])),
      line('all', [...this.rows.values()]),
    ];
    const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
    const lines = table.map((cells) =>
      cells
        .map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[0]!)))
        .join('  '),
    );
    const memory = this.memory.map((bytes) => Math.round(bytes / MEGABYTE)).join(' ');
    return `\n${lines.join('\n')}\n5xx: ${this.answers(500)}\nmemory in MB: ${memory}\n\n`;
  }
}

const countOf = (rows: Row[], status: number): number =>
  sum(rows.map(({ statuses }) => statuses.get(status) ?? 0));

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

const median = (numbers: number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
