import { type Readable } from 'node:stream';
import { writeCsv } from '@libs/platform/csv';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type ImportRow } from './import-row.entity';
import { ImportRowsRepository } from './import-rows.repository';
import { importNotFound } from './imports.problems';
import { ImportsRepository } from './imports.repository';

/** What people have to look at after an import. */
@Injectable()
export class ImportReports {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
  ) {}

  /**
   * Rows that were not taken over, or not taken back: the text of a CSV file with the row as it was sent, its line, the column
   * and what is wrong with it; a line for each thing.
   *
   * @throws ProblemError `import_not_found`
   */
  errors(principal: Principal, id: number): Promise<Readable> {
    return this.database.streamInGym(principal, (tx) => this.readErrors(tx, id));
  }

  private async *readErrors(tx: GymTransaction, id: number): AsyncGenerator<string> {
    const { columns } = await this.existing(tx, id);
    const { rows } = this;
    const recordsOf = ({ line, cells, problems }: ImportRow): string[][] =>
      (problems ?? []).map(({ column, message }) =>
        columns.map((_, index) => cells[index] ?? '').concat(String(line), column ?? '', message),
      );
    async function* pages(): AsyncGenerator<string[][]> {
      for await (const page of rows.readReported(tx, id)) yield page.flatMap(recordsOf);
    }
    yield* writeCsv([...columns, 'line', 'column', 'message'], pages());
  }

  private async existing(tx: GymTransaction, id: number) {
    const row = await this.imports.find(tx, id);
    if (!row) throw new ProblemError(importNotFound);
    return row;
  }
}
