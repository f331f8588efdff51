import { type Candidate, CustomerImports } from '@libs/customers';
import { type GymTransaction } from '@libs/platform/database';
import { canonicalEmail } from '@libs/platform/input';
import { InvalidInputError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type FileGuardians } from './file-guardians';
import { digestsOf, NAMED_BY, type NamedBy } from './row-keys';
import { type ReadRow, type RowReader } from './row-reader';

type Present = Awaited<ReturnType<CustomerImports['find']>>;
type NamingRow = ReadRow & { guardian: string };

/** Why somebody cannot be the guardian of whom a row is about: what is to be changed in its cell. */
const WRONG = {
  unknown: () =>
    InvalidInputError.of(
      'guardian',
      'is not the external id, card number or e-mail of a customer, or of a row of this file that is taken over: add that person, or name another',
      'guardian_unknown',
    ),
  ambiguous: () =>
    InvalidInputError.of(
      'guardian',
      'is the e-mail of several people: write the external id or the card number of the guardian',
      'guardian_ambiguous',
    ),
  dependant: () =>
    InvalidInputError.of(
      'guardian',
      'is somebody who has a guardian, or gets one by this file: name somebody who has none',
      'guardian_dependant',
    ),
  self: () => InvalidInputError.of('guardian', 'must be somebody else', 'guardian_self'),
  ofOthers: () =>
    InvalidInputError.of(
      'guardian',
      'must be empty for somebody who is the guardian of others',
      'guardian_of_others',
    ),
};

/** Whom rows name as guardians. */
@Injectable()
export class Guardians {
  constructor(private readonly customers: CustomerImports) {}

  /**
   * Looks up the guardians that rows name: customers, and others of the file.
   *
   * @returns the rows with `guardian_id`, or with what is wrong with their cell
   */
  async resolve(
    tx: GymTransaction,
    rows: ReadRow[],
    others: FileGuardians,
    reader: RowReader,
  ): Promise<ReadRow[]> {
    const texts = [...new Set(rows.filter(isNaming).map(({ guardian }) => guardian))];
    if (texts.length === 0) return rows;
    const candidates = await this.customers.findCandidates(tx, texts.map(wantedOf));
    const byText = new Map(texts.map((text, index) => [text, candidates.get(index) ?? []]));
    const present = await this.customers.find(
      tx,
      [...byText.values()].flat().map(({ id }) => id),
      false,
    );
    return rows.map((row) => {
      if (!isNaming(row)) return row;
      try {
        const guardian_id = choose(row, byText.get(row.guardian)!, present, others);
        const values = { ...row.values, guardian_id };
        return { ...row, values, digests: digestsOf(values) };
      } catch (error) {
        return { ...row, problems: reader.problemsOf(error) };
      }
    });
  }
}

/**
 * A guardian has none, and nobody is their own: so it holds for customers as they are now, kept from changing.
 *
 * @param customerId of whom the row is about, if they are there
 * @param guardians those who are guardians of others
 * @throws InvalidInputError
 */
export function checkGuardian(
  { values: { guardian_id } }: ReadRow,
  customerId: number | null,
  present: Present,
  guardians: Set<number>,
): void {
  if (!guardian_id) return;
  if (guardian_id === customerId) throw WRONG.self();
  if (customerId !== null && guardians.has(customerId)) throw WRONG.ofOthers();
  // In a dry run, those who would be new are not there.
  if (guardian_id < 0) return;
  const guardian = present.get(guardian_id);
  if (!guardian) throw WRONG.unknown();
  if (guardian.guardian_id !== null) throw WRONG.dependant();
}

const isNaming = (row: ReadRow): row is NamingRow => row.guardian !== undefined && row.problems.length === 0;

const wantedOf = (text: string, index: number) => ({
  line: index,
  external_id: text,
  card_number: text,
  ...(text.includes('@') && { email: text }),
});

/** @throws InvalidInputError where nobody, or more than one, is named who can be a guardian */
function choose(row: NamingRow, candidates: Candidate[], present: Present, others: FileGuardians): number {
  const isDependant = (id: number): boolean => {
    const customer = present.get(id);
    return customer !== undefined && (customer.guardian_id !== null || others.isDependant(customer));
  };
  for (const by of NAMED_BY) {
    const named = new Set(candidates.filter((each) => each[`same_${by}`]).map(({ id }) => id));
    const inFile = others.find(by, row.guardian);
    if (inFile === 'several') throw WRONG.ambiguous();
    if (inFile !== undefined) named.add(inFile);
    const [id, ...more] = [...named].filter((each) => !isDependant(each));
    if (more.length > 0) throw WRONG.ambiguous();
    if (id !== undefined) return id;
    if (named.size > 0 || others.namesDependant(by, row.guardian))
      throw namesItself(row, by) ? WRONG.self() : WRONG.dependant();
  }
  throw WRONG.unknown();
}

function namesItself({ guardian, values }: NamingRow, by: NamedBy): boolean {
  const own = values[by];
  return by === 'email'
    ? Boolean(own) && canonicalEmail(own!) === canonicalEmail(guardian)
    : own === guardian;
}
