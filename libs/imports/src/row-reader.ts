import { CustomerFields } from '@libs/customers';
import { restored } from '@libs/platform/csv';
import { readGiven } from '@libs/platform/input';
import { InvalidInputError } from '@libs/platform/problems';
import { type DateColumn, type ColumnField, isDateField } from './import-fields';
import { nameKey } from './guess-mapping';
import { type DateOrder, readDate } from './date-order';
import { type ImportRow, type RowProblem } from './import-row.entity';
import { digestsOf, type RowDigests } from './row-keys';

/** What a row says about a customer. A blank cell says nothing. */
export interface ReadRow {
  line: number;
  /** `guardian_id` once the guardian was found. */
  values: Partial<CustomerFields>;
  /** Of the keys that `values` has. */
  digests: RowDigests;
  /** By what the guardian is named: an external id, a card number or an e-mail. */
  guardian?: string;
  problems: RowProblem[];
}

/** How a file is to be read. */
export interface Reading {
  columns: string[];
  mapping: ColumnField[];
  date_order: DateOrder | null;
}

const words = (text: string): Set<string> => new Set(text.split(', '));

/** Words for "counts as active" and for a consent, as `nameKey` has them; whoever pauses, or owes, is still a member. */
const YES = words(
  'true, yes, y, 1, x, active, current, member, frozen, paused, on hold, overdue, trial, subscribed, ja, j, aktiv, pausiert, ' +
    'oui, o, actif, si, s, activo, actief, attivo, sim, ativo',
);
const NO = words(
  'false, no, n, 0, inactive, expired, cancelled, canceled, terminated, declined, suspended, ended, former, lapsed, lead, prospect, ' +
    'non member, unsubscribed, nein, inaktiv, gekundigt, abgelaufen, non, inactif, resilie, expire, inactivo, suspendido, baja, vencido, ' +
    'nee, inactief, opgezegd, verlopen, inattivo, scaduto, nao, inativo',
);

/** Reads rows of one file as customers, by the rules that customers have everywhere. */
export class RowReader {
  private readonly fields: [index: number, field: Exclude<ColumnField, 'guardian'>][];

  /** The column that names guardians, counted from 0. */
  readonly guardianColumn: number | undefined;

  /** @param today the gym's date, `YYYY-MM-DD` */
  constructor(
    private readonly reading: Reading,
    private readonly today: string,
  ) {
    this.fields = reading.mapping.flatMap((field, index): typeof this.fields =>
      field === 'ignore' || field === 'guardian' ? [] : [[index, field]],
    );
    const guardian = reading.mapping.indexOf('guardian');
    this.guardianColumn = guardian === -1 ? undefined : guardian;
  }

  read({ line, cells }: Pick<ImportRow, 'line' | 'cells'>): ReadRow {
    const plain: Record<string, unknown> = {};
    for (const [index, field] of this.fields) {
      const text = textOf(cells[index]);
      if (text !== '') this.addTo(plain, field, text);
    }
    const guardian = this.guardianOf({ cells });
    try {
      const values = readGiven(CustomerFields, plain);
      return { line, values, digests: digestsOf(values), guardian, problems: [] };
    } catch (error) {
      return { line, values: {}, digests: {}, guardian, problems: this.problemsOf(error) };
    }
  }

  /** By what a row names a guardian, if it does. */
  guardianOf({ cells }: Pick<ImportRow, 'cells'>): string | undefined {
    return this.guardianColumn === undefined ? undefined : textOf(cells[this.guardianColumn]) || undefined;
  }

  /** What is wrong with a row, by the columns of its file. @throws any other error */
  problemsOf(error: unknown): RowProblem[] {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.errors.map(({ loc, msg, type: code }) => {
      const field = loc[1];
      const column = this.columnOf(field);
      return column === undefined
        ? { column: null, message: `${loc.slice(1).join(' ')} ${msg}`, code, field }
        : { column, message: msg, code, field };
    });
  }

  private columnOf(field: string | undefined): string | undefined {
    const { mapping, columns } = this.reading;
    const isName = field === 'first_name' || field === 'last_name';
    const index = mapping.findIndex((mapped) => mapped === field || (isName && mapped === 'full_name'));
    return columns[index];
  }

  /** Adds to the values of a row what one of its cells says. */
  private addTo(values: Record<string, unknown>, field: ColumnField, text: string): void {
    if (field === 'full_name') Object.assign(values, namesIn(text));
    else if (isDateField(field)) values[field] = this.dateOf(field, text);
    else if (field === 'tags') values.tags = tagsIn(text);
    else if (field === 'active' || field === 'mail_consent') values[field] = booleanIn(text);
    else values[field] = text;
  }

  private dateOf(field: DateColumn, text: string): string {
    // Somebody is not born in the future, and memberships are not of the last century.
    const inThisCentury = (year: number) => 2_000 + year;
    const century =
      field === 'date_of_birth'
        ? (year: number) => (2_000 + year >= Number(this.today.slice(0, 4)) ? 1_900 : 2_000) + year
        : inThisCentury;
    return readDate(text, this.reading.date_order, century);
  }
}

const textOf = (cell: string | undefined): string => restored(cell ?? '').trim();

/** `Lovelace, Ada` or `Ada Lovelace`: the last word is the last name. One word alone is refused: it lacks the first. */
function namesIn(text: string): { first_name: string; last_name: string } {
  const [last = '', ...first] = text.split(',');
  if (first.length > 0) return { first_name: first.join(',').trim(), last_name: last.trim() };
  const space = text.lastIndexOf(' ');
  return { first_name: text.slice(0, Math.max(space, 0)).trim(), last_name: text.slice(space + 1) };
}

/** Semicolons divide them, as in our own files; commas do where there are none. */
const tagsIn = (text: string): string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

function booleanIn(text: string): unknown {
  const word = nameKey(text);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : text;
}
