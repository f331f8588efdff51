import { type GymTransaction } from '@libs/platform/database';
import { Injectable, SetMetadata, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { CustomerExport } from './customer-export.response';
import { type ErasureReceipt } from './erasure.response';

/** One kind of data that a room holds of a gym: how it is read, and how what is about one customer is erased. */
export interface DataHolder<Item extends object = object> {
  /** Everything of this kind in the gym. No secret may be in it. */
  all(tx: GymTransaction): AsyncIterable<Item>;

  /** What is about one customer, for the eyes of that person. */
  about?(tx: GymTransaction, customerId: number): AsyncIterable<object>;

  /**
   * Erases what is about a customer. Rows that the database's cascades take along need only be counted: the customer's
   * row, if it is still there, goes right afterwards.
   */
  erase?(tx: GymTransaction, person: Person): Promise<Partial<Erasure>>;

  /** Gives what is about one customer to another, who is the same person. Both are locked; `from` is deleted right afterwards. */
  move?(tx: GymTransaction, from: number, to: number): Promise<void>;
}

/** Whom an erasure is about. */
export interface Person {
  customer_id: number;
  /** Every address that the customer is known to have had. */
  emails: string[];
}

/** What came of an erasure. */
export type Erasure = Pick<ErasureReceipt, 'erased' | 'kept'>;

export interface DataHolderOptions {
  /** Of all of it, such as `mails`: a member of a customer's export, and of the receipt for an erasure. */
  name: string;
  /** Of one record, such as `mail`: `type` of a line of a gym's export. */
  type: string;
  /** What `about` yields. */
  model?: Type;
}

const OPTIONS = 'personal-data:options';

/** Makes a class a holder of data, and its part of a customer's export known to the OpenAPI document. */
export const HoldsData =
  (options: DataHolderOptions & { description?: string }) =>
  (holder: Type<DataHolder>): void => {
    Injectable()(holder);
    SetMetadata(OPTIONS, options)(holder);
    const { name, model, description } = options;
    if (model) ApiProperty({ type: [model], description })(CustomerExport.prototype, name);
  };

/** @throws Error for a class without {@link HoldsData} */
export function optionsOf(holder: Type): DataHolderOptions {
  const options = Reflect.getMetadata(OPTIONS, holder) as DataHolderOptions | undefined;
  if (!options) throw new Error(`${holder.name} does not say which data it holds`);
  return options;
}
