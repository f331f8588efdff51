import { GymSettings } from '@libs/gyms';
import { changesOf, type GymTransaction } from '@libs/platform/database';
import { InputPipe } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { CreateCustomerDto, CreateDependantDto, UpdateCustomerDto } from './customer.dto';
import { type Customer } from './customer.entity';
import {
  type Candidate,
  type Change,
  CustomerImportsRepository,
  type Imported,
  type Wanted,
} from './customer-imports.repository';
import { checkDates } from './customer-rules';
import { CustomerWelcomes } from './customer-welcomes.service';
import { problemOf } from './customers.problems';
import { isActiveOn } from './membership';
import { toE164 } from './phone';

const validation = new InputPipe();

/** Where, and on which day, customers are read. */
export interface Circumstances {
  /** The gym's date, `YYYY-MM-DD`. */
  today: string;
  /** Of phone numbers without a country code. */
  country: string | null;
}

/** Customers as imports write them: many at once, by the rules that hold for one. All of it within the caller's transaction. */
@Injectable()
export class CustomerImports {
  constructor(
    private readonly repository: CustomerImportsRepository,
    private readonly welcomes: CustomerWelcomes,
    private readonly settings: GymSettings,
  ) {}

  async circumstances(tx: GymTransaction): Promise<Circumstances> {
    return { today: tx.today, country: (await this.settings.find(tx)).country };
  }

  /** Whom rows may be about, by their lines. */
  async findCandidates(tx: GymTransaction, wanted: Wanted[]): Promise<Map<number, Candidate[]>> {
    const candidates = new Map<number, Candidate[]>();
    if (wanted.length === 0) return candidates;
    for (const candidate of await this.repository.findCandidates(tx, wanted))
      candidates.set(candidate.line, [...(candidates.get(candidate.line) ?? []), candidate]);
    return candidates;
  }

  /** Reads customers by id. @param isForUpdate keeps others from changing them until the transaction ends */
  async find(tx: GymTransaction, ids: number[], isForUpdate: boolean): Promise<Map<number, Customer>> {
    if (ids.length === 0) return new Map();
    const found = await this.repository.find(tx, ids, isForUpdate);
    return new Map(found.map((customer) => [customer.id, customer]));
  }

  /** Those of the customers whom others have as guardian. */
  async guardiansAmong(tx: GymTransaction, ids: number[]): Promise<Set<number>> {
    return new Set(ids.length > 0 ? await this.repository.guardiansAmong(tx, ids) : []);
  }

  /**
   * A new customer of what a row says.
   *
   * @throws InvalidInputError for what lacks, and for dates that cannot be
   */
  compose(values: UpdateCustomerDto, circumstances: Circumstances): Imported {
    const { first_name, last_name, email, guardian_id } = values;
    if (!first_name || !last_name || !(email || guardian_id)) {
      const { guardian_id: _, ...given } = values;
      validation.transform(given, {
        type: 'body',
        metatype: guardian_id ? CreateDependantDto : CreateCustomerDto,
      });
    }
    checkDates(values, circumstances.today);
    return { ...EMPTY, ...(values as Named) };
  }

  /**
   * What a row changes of a customer; undefined for nothing. What follows from memberships stays.
   *
   * @throws InvalidInputError for dates that cannot be
   */
  changesOf(
    customer: Customer,
    values: UpdateCustomerDto,
    circumstances: Circumstances,
  ): Partial<Imported> | undefined {
    const wanted = { ...values };
    if (customer.has_memberships || wanted.active === isActiveOn(customer, circumstances.today))
      delete wanted.active;
    if (customer.has_memberships) {
      delete wanted.membership_start;
      delete wanted.membership_end;
    }
    const changes = changesOf<Imported>(customer, wanted);
    if (!changes) return undefined;
    checkDates({ ...customer, ...changes }, circumstances.today);
    return { ...changes, ...derive(changes, circumstances) };
  }

  /**
   * Adds new customers, with what follows from their fields: that takes time, which a dry run spares.
   *
   * @param welcomes whether they get a mail, as those do whom somebody adds at the desk
   * @param guardians by their ids
   * @returns their ids, in the same order
   * @throws ProblemError `external_id_taken`, `card_number_taken`
   */
  async create(
    tx: GymTransaction,
    customers: Imported[],
    circumstances: Circumstances,
    welcomes: boolean,
    guardians: Map<number, Customer>,
  ): Promise<number[]> {
    if (customers.length === 0) return [];
    const complete = customers.map((customer) => ({ ...customer, ...derive(customer, circumstances) }));
    const ids = await this.repository.insert(tx, complete).catch(throwProblem);
    if (welcomes) {
      const welcome = await this.welcomes.begin(tx);
      const created = customers.map((customer, index) => ({ ...customer, id: ids[index]! }));
      await Promise.all(
        created.map((customer) =>
          welcome(customer, customer.email === null ? guardians.get(customer.guardian_id!)! : customer),
        ),
      );
    }
    return ids;
  }

  /** @throws ProblemError `external_id_taken`, `card_number_taken` */
  async update(tx: GymTransaction, changes: Change[]): Promise<void> {
    if (changes.length > 0) await this.repository.update(tx, changes).catch(throwProblem);
  }

  /** Deletes customers whom nobody has touched since they were written. @returns the ids of those */
  async deleteUntouched(tx: GymTransaction, written: Pick<Change, 'id' | 'written_at'>[]): Promise<number[]> {
    return written.length > 0 ? this.repository.delete(tx, written) : [];
  }

  /**
   * Changes customers back whom nobody has changed since they were written, and whose guardian before can still be one.
   *
   * @returns the ids of those
   */
  async changeBackUntouched(tx: GymTransaction, changes: Required<Change>[]): Promise<number[]> {
    const guardianIds = changes.flatMap(({ changes: { guardian_id } }) => guardian_id ?? []);
    // All in the order of their ids, as everybody locks them who needs more than one.
    const ids = guardianIds.length > 0 ? [...changes.map(({ id }) => id), ...guardianIds] : [];
    const present = await this.find(tx, ids, true);
    const possible = changes.filter(
      ({ changes: { guardian_id } }) => !guardian_id || present.get(guardian_id)?.guardian_id === null,
    );
    return possible.length > 0 ? this.repository.update(tx, possible) : [];
  }
}

function throwProblem(error: unknown): never {
  throw problemOf(error);
}

/** Without it, nobody is a customer. */
type Named = Pick<Imported, 'first_name' | 'last_name'>;

/** What a new customer has of which a row says nothing. */
const EMPTY: Omit<Imported, keyof Named> = {
  email: null,
  guardian_id: null,
  external_id: null,
  card_number: null,
  phone: null,
  phone_e164: null,
  active: true,
  date_of_birth: null,
  membership_start: null,
  membership_end: null,
  tags: [],
  notes: null,
  emergency_contact_name: null,
  emergency_contact_phone: null,
  mail_consent: null,
  mail_consent_at: null,
  mail_consent_source: null,
};

/** The columns that follow from what a row says. */
function derive(
  { phone, mail_consent }: Pick<UpdateCustomerDto, 'phone' | 'mail_consent'>,
  { country }: Circumstances,
): Partial<Imported> {
  return {
    ...(phone && { phone_e164: toE164(phone, country) }),
    ...(typeof mail_consent === 'boolean' && {
      mail_consent_at: new Date().toISOString(),
      mail_consent_source: 'import' as const,
    }),
  };
}
