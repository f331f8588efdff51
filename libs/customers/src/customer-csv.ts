import { writeCsv } from '@libs/platform/csv';
import { FILE_FIELDS } from './customer.dto';
import { type ListedCustomer } from './customer-list.repository';
import { type CustomerResponse, toCustomerResponse } from './customer.response';

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
 * @param today the gym's date, `YYYY-MM-DD`
 */
export function toCsv(
  customers: AsyncIterable<ListedCustomer>,
  today: string,
  byteOrderMark = false,
): AsyncIterable<string> {
  async function* records(): AsyncGenerator<string[]> {
    for await (const customer of customers) {
      const values = { ...toCustomerResponse(customer, today), guardian: customer.guardian };
      yield COLUMNS.map((name) => cellOf(values[name]));
    }
  }
  return writeCsv(COLUMNS, records(), { byteOrderMark });
}

/** A list is a text in which each entry ends with a semicolon, so that one with a comma stays one. */
function cellOf(value: string | number | boolean | string[] | null): string {
  if (Array.isArray(value)) return value.map((entry) => `${entry};`).join('');
  return value === null ? '' : String(value);
}
