import { writeCsv } from '@libs/platform/csv';
import { FILE_FIELDS } from './customer.dto';
import { type ListedCustomer } from './customer-list.repository';
import { type CustomerResponse } from './customer.response';
import { isActiveOn } from './membership';

/** What a file of customers has: what an import reads of it again, and what only we write. */
const COLUMNS = [
  'id',
  ...FILE_FIELDS,
  'guardian',
  'guardian_id',
  'mail_consent_at',
  'mail_consent_source',
  'created_at',
  'updated_at',
] as const satisfies (keyof CustomerResponse | 'guardian')[];

/**
 * Customers as the text of a CSV file. `null` is an empty cell.
 *
 * @param customers some at a time
 * @param today the gym's date, `YYYY-MM-DD`
 */
export function toCsv(
  customers: AsyncIterable<ListedCustomer[]>,
  today: string,
  byteOrderMark = false,
): AsyncIterable<string> {
  // As they are answered everywhere; of a million, the whole mapping would take seconds.
  const recordOf = (customer: ListedCustomer): string[] =>
    COLUMNS.map((name) => cellOf(name === 'active' ? isActiveOn(customer, today) : customer[name]));
  async function* pages(): AsyncGenerator<string[][]> {
    for await (const page of customers) yield page.map(recordOf);
  }
  return writeCsv(COLUMNS, pages(), { byteOrderMark });
}

/** A list is a text in which each entry ends with a semicolon, so that one with a comma stays one. */
function cellOf(value: string | number | boolean | string[] | null): string {
  if (Array.isArray(value)) return value.map((entry) => `${entry};`).join('');
  return value === null ? '' : String(value);
}
