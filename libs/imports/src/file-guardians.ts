import { type ImportRow } from './import-row.entity';
import { digestOf, digestsOf, type Identity, namedKey, NAMED_BY, type NamedBy } from './row-keys';
import { type ReadRow } from './row-reader';

/**
 * Whom rows of a file can name as guardian: other rows of it that were taken over, and that name none themselves. Kept in memory as
 * `SeenRows` are.
 */
export class FileGuardians {
  private readonly people = new Map<string, number | 'several'>();
  private readonly dependants = new Set<string>();

  /** Adds a row, with what became of it. */
  add(row: ReadRow, result: Pick<ImportRow, 'line' | 'outcome' | 'customer_id'>): void {
    if (row.guardian !== undefined) {
      for (const key of namedKeysOf(row.values)) this.dependants.add(digestOf(key));
      if (row.digests.person !== undefined) this.dependants.add(row.digests.person);
      return;
    }
    const id = customerOf(result);
    if (id === null) return;
    for (const key of namedKeysOf(row.values)) {
      const digest = digestOf(key);
      const other = this.people.get(digest) ?? id;
      this.people.set(digest, other === id ? id : 'several');
    }
  }

  /** The id of whom a text names, if it is somebody of the file. */
  find(by: NamedBy, text: string): number | 'several' | undefined {
    return this.people.get(digestOf(namedKey(by, text)));
  }

  /** Whether a text names a row that names a guardian itself. */
  namesDependant(by: NamedBy, text: string): boolean {
    return this.dependants.has(digestOf(namedKey(by, text)));
  }

  /** Whether a customer is on a row that names a guardian. */
  isDependant(customer: Identity): boolean {
    const { id, card, person } = digestsOf(customer);
    return [id, card, person].some((digest) => digest !== undefined && this.dependants.has(digest));
  }
}

function namedKeysOf(values: Identity): string[] {
  return NAMED_BY.flatMap((by) => (values[by] ? namedKey(by, values[by]) : []));
}

/** In a dry run, a new customer has no id: minus the line stands for it. */
function customerOf({ line, outcome, customer_id }: Pick<ImportRow, 'line' | 'outcome' | 'customer_id'>) {
  if (outcome === 'created') return customer_id ?? -line;
  return outcome === 'updated' || outcome === 'skipped' ? customer_id : null;
}
