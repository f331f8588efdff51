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

/** A transaction that knows no gym yet: somebody signs in, a worker looks for work. */
export class SystemTransaction implements Transaction {
  constructor(readonly manager: EntityManager) {}

  /** The same transaction within a gym: the one that it has just found or made. */
  inGym(actor: Principal): GymTransaction {
    return new GymTransaction(this.manager, actor);
  }
}
