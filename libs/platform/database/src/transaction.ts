import { type Principal, todayIn } from '@libs/platform/identity';
import { type QueryResult } from 'pg';

/**
 * How a statement is planned: `mode` as its transaction says, `once` for any parameters, so that a connection plans it a single time.
 */
export type Planning = 'mode' | 'once';

/** Sends a statement of a transaction. */
export type Run = (sql: string, parameters?: unknown[], planning?: Planning) => Promise<QueryResult>;

/** What is known of a transaction while it is open. */
export interface OpenTransaction {
  readonly run: Run;
  principalsChanged?: boolean;
}

/** An open transaction. Every repository method takes one first, so that no statement runs outside of one. */
export abstract class Transaction {
  constructor(protected readonly open: OpenTransaction) {}

  /** Runs a statement. @returns its rows */
  async query<Rows extends unknown[]>(sql: string, parameters?: unknown[]): Promise<Rows> {
    return (await this.open.run(sql, parameters)).rows as Rows;
  }

  /**
   * Runs a statement for which one plan is best whatever its parameters are, also where others are planned for theirs, as in searches.
   * To plan takes longer than to read a page.
   *
   * @returns its rows
   */
  async queryPlannedOnce<Rows extends unknown[]>(sql: string, parameters?: unknown[]): Promise<Rows> {
    return (await this.open.run(sql, parameters, 'once')).rows as Rows;
  }

  /** Runs a statement whose rows nobody needs. @returns how many it changed */
  async execute(sql: string, parameters?: unknown[]): Promise<number> {
    return (await this.open.run(sql, parameters)).rowCount ?? 0;
  }

  /** Does a part of the work that may fail: what it has changed is taken back then, and the transaction can go on. */
  async inSavepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.execute('SAVEPOINT part');
    try {
      const result = await work();
      await this.execute('RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      await this.execute('ROLLBACK TO SAVEPOINT part');
      throw error;
    }
  }

  /**
   * To be called by what changes who may do what: the caller goes on when this process has heard of it, so that the next
   * request is not let in by what it remembers (docs/decisions/0034-principal-cache.md).
   */
  changesPrincipals(): void {
    this.open.principalsChanged = true;
  }
}

/** A transaction within one gym: what its statements may see, who caused it, and which day it is there. */
export class GymTransaction extends Transaction {
  private day?: string;

  constructor(
    open: OpenTransaction,
    readonly actor: Principal,
  ) {
    super(open);
  }

  get gym_id(): number {
    return this.actor.gym_id;
  }

  /** The gym's date, `YYYY-MM-DD`; the same throughout the transaction. */
  get today(): string {
    return (this.day ??= todayIn(this.actor.timezone));
  }
}

/** A transaction on accounts, which knows no gym yet: somebody signs up or in. */
export class AccountsTransaction extends Transaction {
  private gym?: GymTransaction;

  /** @param enterGym limits what follows in the transaction to the gym of whoever acts in it */
  constructor(
    open: OpenTransaction,
    private readonly enterGym: (actor: Principal) => void,
  ) {
    super(open);
  }

  /** The same transaction, from now on within the gym that it has just found or made. */
  inGym(actor: Principal): GymTransaction {
    this.enterGym(actor);
    return (this.gym = new GymTransaction(this.open, actor));
  }

  /** The same transaction within the gym that it has entered, if it has. */
  get entered(): GymTransaction | undefined {
    return this.gym;
  }
}

/** A transaction of the worker, which sees what waits to be done in all gyms and nothing else. */
export class WorkerTransaction extends Transaction {}
