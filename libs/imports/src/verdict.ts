import { type Candidate } from '@libs/customers';
import { canonicalEmail } from '@libs/platform/input';
import { FileGuardians } from './file-guardians';
import { aboutRow, type RowProblem, sameCustomerAs } from './import-row.entity';
import { type ReadRow } from './row-reader';

/** Whom a row is about, or why that is not for us to say. */
export type Verdict =
  | { kind: 'new' }
  | { kind: 'match'; customer_id: number }
  | { kind: 'skipped' | 'rejected' | 'in_review'; problem: RowProblem; customer_id?: number };

const inReview = (problem: RowProblem, customer_id?: number): Verdict => ({
  kind: 'in_review',
  problem,
  customer_id,
});

/** What is remembered of a row. */
interface Seen {
  line: number;
  external_id?: string | null;
  date_of_birth?: string | null;
  /** Of a row with a guardian, as e-mails are compared. */
  email?: string;
}

/** Both are known, and are not the same. */
const differ = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one) && Boolean(other) && one !== other;

/**
 * The rows of a file so far, by all that tells people apart: of two rows about one customer the first counts. Kept in memory, where
 * 64 bits stand for a key.
 */
export class SeenRows {
  private readonly rows = new Map<string, Seen>();
  private readonly customers = new Map<number, number>();

  /** Those who can be named as guardians. */
  readonly guardians = new FileGuardians();

  /** The first row with a key counts. */
  add(row: ReadRow): void {
    const { external_id, date_of_birth } = row.values;
    const seen = { line: row.line, external_id, date_of_birth, email: emailOfChild(row) };
    const { id, card, person, child, birthday } = row.digests;
    for (const digest of [id, card, person, child, birthday])
      if (digest !== undefined && !this.rows.has(digest)) this.rows.set(digest, seen);
  }

  /** Notes on which line a customer stands; the first one counts. */
  addCustomer(id: number, line: number): void {
    if (!this.customers.has(id)) this.customers.set(id, line);
  }

  /** Where a customer stands; one with a negative id on the line that it stands for. */
  lineOf(customerId: number): number | undefined {
    return customerId < 0 ? -customerId : this.customers.get(customerId);
  }

  /** @param digest of a key; undefined for none */
  find(digest: string | undefined): Seen | undefined {
    return digest === undefined ? undefined : this.rows.get(digest);
  }
}

/** E-mails of all rows would take memory that only those with a guardian have a use for. */
const emailOfChild = ({ values: { guardian_id, email } }: ReadRow): string | undefined =>
  guardian_id && email ? canonicalEmail(email) : undefined;

/**
 * Decides whom a row is about: by external id, else by card number, else by e-mail and name, or guardian and name. A shared e-mail with
 * another name is another person. What could be the same person and need not be is for people to decide.
 *
 * @param candidates customers who share something with the row
 * @param seen the rows before it
 */
export function decide(row: ReadRow, candidates: Candidate[], seen: SeenRows): Verdict {
  return byNumbers(row, candidates, seen) ?? byPerson(row, candidates, seen) ?? { kind: 'new' };
}

function byNumbers(row: ReadRow, candidates: Candidate[], seen: SeenRows): Verdict | undefined {
  const sameId = seen.find(row.digests.id);
  if (sameId) return sameAs(sameId);
  const sameCard = seen.find(row.digests.card);
  if (sameCard) {
    const { line, external_id } = sameCard;
    if (differ(external_id, row.values.external_id))
      return inReview(
        aboutRow('card_number_of_line', `has the card number of line ${line}, but another external id`, line),
      );
    return sameAs(sameCard);
  }
  const byId = candidates.find((candidate) => candidate.same_external_id);
  const byCard = candidates.find((candidate) => candidate.same_card_number);
  const ofAnother = (id: number) =>
    aboutRow('card_number_of_customer', `has the card number of customer ${id}, but another external id`);
  if (byId && byCard && byId.id !== byCard.id) return inReview(ofAnother(byCard.id), byId.id);
  if (byId) return { kind: 'match', customer_id: byId.id };
  if (byCard?.same_external_id === false) return inReview(ofAnother(byCard.id), byCard.id);
  return byCard && { kind: 'match', customer_id: byCard.id };
}

function byPerson(row: ReadRow, candidates: Candidate[], seen: SeenRows): Verdict | undefined {
  const { external_id, date_of_birth, guardian_id } = row.values;
  const [kind, shared] = guardian_id
    ? (['child', 'e-mail or guardian'] as const)
    : (['person', 'e-mail'] as const);
  // The guardian may have the e-mail of the child, and the name as well.
  const guardianLine = guardian_id ? seen.lineOf(guardian_id) : undefined;
  const same = [seen.find(row.digests.person), seen.find(row.digests.child)].find(
    (other) => other && other.line !== guardianLine,
  );
  if (same) {
    const { line } = same;
    if (
      differ(same.external_id, external_id) ||
      differ(same.date_of_birth, date_of_birth) ||
      differ(same.email, emailOfChild(row))
    )
      return inReview(
        aboutRow(
          `${kind}_of_line`,
          `has the ${shared} and name of line ${line}, and may be somebody else`,
          line,
        ),
      );
    return sameAs(same);
  }
  const [alike, ...others] = candidates.filter(
    ({ id, same_email, same_name, same_guardian }) =>
      id !== guardian_id && same_name && (same_email || same_guardian),
  );
  if (others.length > 0)
    return inReview(
      aboutRow(`${kind}_of_customers`, `has the ${shared} and name of ${others.length + 1} customers`),
      alike!.id,
    );
  if (alike && [alike.same_external_id, alike.same_date_of_birth, alike.same_email].includes(false))
    return inReview(
      aboutRow(
        `${kind}_of_customer`,
        `has the ${shared} and name of customer ${alike.id}, and may be somebody else`,
      ),
      alike.id,
    );
  if (alike) return { kind: 'match', customer_id: alike.id };
  const born = seen.find(row.digests.birthday);
  if (born)
    return inReview(
      aboutRow(
        'birthday_of_line',
        `has the name and date of birth of line ${born.line}, but another ${shared}`,
        born.line,
      ),
    );
  const twin = candidates.find(({ same_name, same_date_of_birth }) => same_name && same_date_of_birth);
  return (
    twin &&
    inReview(
      aboutRow(
        'birthday_of_customer',
        `has the name and date of birth of customer ${twin.id}, but another ${shared}`,
      ),
      twin.id,
    )
  );
}

const sameAs = ({ line }: Seen): Verdict => ({ kind: 'skipped', problem: sameCustomerAs(line) });
