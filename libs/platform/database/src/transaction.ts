import { type Principal, todayIn } from '@libs/platform/identity';
import { EntityManager } from 'typeorm';

/** An open transaction. Every repository method takes one first, so that no statement runs outside of one. */
export interface Transaction {
  readonly manager: EntityManager;
}

/** A transaction within one gym: what its statements may see, who caused it, and which day it is there. */
export class GymTransaction implements Transaction {
  private day?: string;

  constructor(
    readonly manager: EntityManager,
    readonly actor: Principal,
  ) {}

  get gym_id(): number {
    return this.actor.gym_id;
  }

  /** The gym's date, `YYYY-MM-DD`; the same throughout the transaction. */
  get today(): string {
    return (this.day ??= todayIn(this.actor.timezone));
  }
}

/** A transaction on accounts, which knows no gym yet: somebody signs up or in. */
export class AccountsTransaction implements Transaction {
  private gym?: GymTransaction;

  /** @param enterGym limits what follows in the transaction to the gym of whoever acts in it */
  constructor(
    readonly manager: EntityManager,
    private readonly enterGym: (actor: Principal) => void,
  ) {}

  /** The same transaction, from now on within the gym that it has just found or made. */
  inGym(actor: Principal): GymTransaction {
    this.enterGym(actor);
    return (this.gym = new GymTransaction(this.manager, actor));
  }

  /** The same transaction within the gym that it has entered, if it has. */
  get entered(): GymTransaction | undefined {
    return this.gym;
  }
}

/** A transaction of the worker, which sees what waits to be done in all gyms and nothing else. */
export class WorkerTransaction implements Transaction {
  constructor(readonly manager: EntityManager) {}
}
