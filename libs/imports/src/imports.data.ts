import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { ApiProperty } from '@nestjs/swagger';
import { type ImportRow } from './import-row.entity';
import { ImportRowsRepository } from './import-rows.repository';

/** A row of an imported file, as data of its gym and of the customer. */
class ImportRowRecord {
  @ApiProperty({ type: 'integer', format: 'int64', example: 3 })
  import_id: number;

  @ApiProperty({ type: 'integer', description: 'Line of the file.', example: 12 })
  line: number;

  @ApiProperty({ type: [String], description: 'The row as it was sent.', example: ['Ada', 'Lovelace'] })
  cells: string[];
}

const toRecord = ({ import_id, line, cells }: ImportRow): ImportRowRecord => ({ import_id, line, cells });

/** Uploaded rows, until their import is removed. */
@HoldsData({
  name: 'import_rows',
  type: 'import_row',
  model: ImportRowRecord,
  description: 'The rows of uploaded files that were about the customer. They are kept for 30 days.',
})
export class ImportsData implements DataHolder<ImportRowRecord> {
  constructor(private readonly rows: ImportRowsRepository) {}

  async *all(tx: GymTransaction, customerId?: number): AsyncGenerator<ImportRowRecord> {
    for await (const row of this.rows.readAll(tx, customerId)) yield toRecord(row);
  }

  about(tx: GymTransaction, customerId: number): AsyncIterable<ImportRowRecord> {
    return this.all(tx, customerId);
  }

  move(tx: GymTransaction, from: number, to: number): Promise<void> {
    return this.rows.move(tx, from, to);
  }

  /** Also rows that were never taken over: by the addresses in them. */
  async erase(tx: GymTransaction, { customer_id, emails }: Person): Promise<Partial<Erasure>> {
    const records = await this.rows.erase(tx, customer_id, emails);
    return { erased: [{ name: 'import_rows', records }] };
  }
}
