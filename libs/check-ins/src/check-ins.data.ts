import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { CheckInRecord, toCheckInRecord, toSender } from './check-in.response';
import { CheckInsRepository } from './check-ins.repository';

/** Check-ins as data of their gym and of the customers who came. */
@HoldsData({
  name: 'check_ins',
  type: 'check_in',
  model: CheckInRecord,
  description: 'When the customer came and was let in or not, in the order in which it was sent.',
})
export class CheckInsData implements DataHolder<CheckInRecord> {
  constructor(private readonly checkIns: CheckInsRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<CheckInRecord & ReturnType<typeof toSender>> {
    for await (const checkIn of this.checkIns.readAll(tx))
      yield { ...toCheckInRecord(checkIn), ...toSender(checkIn) };
  }

  async *about(tx: GymTransaction, customerId: number): AsyncGenerator<CheckInRecord> {
    for await (const checkIn of this.checkIns.readAll(tx, customerId)) yield toCheckInRecord(checkIn);
  }

  /** Check-ins go with their customer. */
  async erase(tx: GymTransaction, { customer_id }: Person): Promise<Partial<Erasure>> {
    return {
      erased: [{ name: 'check_ins', records: await this.checkIns.countOfCustomer(tx, customer_id) }],
    };
  }

  move(tx: GymTransaction, from: number, to: number): Promise<void> {
    return this.checkIns.move(tx, from, to);
  }
}
