import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type DataHolder, type DataHolderOptions, type Erasure, type Person } from './data-holder';

interface Registered extends DataHolderOptions {
  /** The holder, once the app is built. */
  getHolder: () => DataHolder;
}

/** What all rooms hold together. None of them has to know the others. */
@Injectable()
export class PersonalData {
  private readonly holders: Registered[] = [];

  /** For {@link PersonalDataModule}. */
  add(holder: Registered): void {
    this.holders.push(holder);
  }

  /**
   * The text of a `CustomerExport`, piece by piece.
   *
   * @param formerIds of customers who were merged into this one
   */
  async *exportCustomer(tx: GymTransaction, customerId: number, formerIds: number[]): AsyncGenerator<string> {
    yield `{"customer_id":${customerId},"exported_at":"${new Date().toISOString()}"`;
    for (const { name, getHolder } of this.holders) {
      const holder = getHolder();
      if (!holder.about) continue;
      let before = `,"${name}":[`;
      for (const id of [customerId, ...formerIds])
        for await (const item of holder.about(tx, id)) {
          yield before + JSON.stringify(item);
          before = ',';
        }
      yield before === ',' ? ']' : `${before}]`;
    }
    yield '}';
  }

  /** Everything in the gym, a line of JSON for each record. */
  async *exportGym(tx: GymTransaction): AsyncGenerator<string> {
    for (const { type, getHolder } of this.holders)
      for await (const item of getHolder().all(tx)) yield `${JSON.stringify({ type, ...item })}\n`;
  }

  /** Gives what rooms hold about one customer to another, who is the same person. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    for (const { getHolder } of this.holders) await getHolder().move?.(tx, from, to);
  }

  /** Erases what rooms hold about a person besides the customer's row. */
  async erase(tx: GymTransaction, person: Person): Promise<Erasure> {
    const all: Erasure = { erased: [], kept: [] };
    for (const { getHolder } of this.holders) {
      const { erased = [], kept = [] } = (await getHolder().erase?.(tx, person)) ?? {};
      all.erased.push(...erased);
      all.kept.push(...kept);
    }
    return all;
  }
}
