import { parse } from 'csv-parse/sync';
import { type ApiClient, type Customer } from './api-client';
import { eventually } from './eventually';
import { expectStatus } from './factories';

/** An import as its gym reads it. */
export interface Import {
  id: number;
  file_name: string;
  status: string;
  encoding: string;
  delimiter: string;
  columns: string[];
  mapping: string[];
  date_order: string | null;
  on_match: string;
  welcome_mails: boolean;
  total_rows: number;
  rows_read: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  in_review: number;
  reverted: number;
  kept: number;
  seconds_left: number | null;
  samples: string[][];
}

/** A row of an import as its gym reads it. */
export interface ImportRow {
  line: number;
  cells: string[];
  outcome: string | null;
  customer_id: number | null;
  problems: {
    column: string | null;
    message: string;
    code: string | null;
    field: string | null;
    other_line: number | null;
  }[];
  candidates: { customer_id: number; same: string[]; different: string[] }[];
}

/** A form with a file. */
export function formWith(file: string | Uint8Array<ArrayBuffer>, name = 'members.csv'): FormData {
  const form = new FormData();
  form.set('file', new Blob([file], { type: 'text/csv' }), name);
  return form;
}

/** Uploads a file of customers. */
export async function buildImport(
  api: ApiClient,
  file: string | Uint8Array<ArrayBuffer> = 'First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n',
): Promise<Import> {
  return expectStatus(await api.send<Import>('POST', '/imports', { multipart: formWith(file) }), 201);
}

/** Asks for a step of an import, and waits until a worker has done it. */
export async function finish(
  api: ApiClient,
  id: number,
  step: 'dry-run' | 'commit' | 'undo',
): Promise<Import> {
  expectStatus(await api.post(`/imports/${id}/${step}`), 202);
  let last: Import | undefined;
  await eventually(`the ${step} is done`, async () => {
    last = (await api.get<Import>(`/imports/${id}`)).body;
    return ['checked', 'committed', 'undone'].includes(last.status);
  });
  return last!;
}

/** A file with these columns, and a line for each row. */
export const fileOf = (columns: string, ...rows: string[]): string => [columns, ...rows, ''].join('\n');

/** Uploads a file, and commits it. */
export const commitFile = async (api: ApiClient, file: string): Promise<Import> =>
  finish(api, (await buildImport(api, file)).id, 'commit');

/** The rows of an import, with what became of them. */
export const rowsOf = async (api: ApiClient, id: number, query = ''): Promise<ImportRow[]> =>
  (await api.get<ImportRow[]>(`/imports/${id}/rows${query}`)).body;

/** What `errors.csv` has of an import, by its columns. */
export const errorsOf = async (api: ApiClient, id: number): Promise<Record<string, string>[]> =>
  parse((await api.get<string>(`/imports/${id}/errors.csv`)).text, { columns: true });

/** All customers, in the order in which they came. */
export const customersOf = async (api: ApiClient): Promise<Customer[]> =>
  (await api.get<Customer[]>('/customers?sort=created_at&limit=200')).body;
