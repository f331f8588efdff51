import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type StaffMember, StaffRepository } from './staff.repository';

/** Who works for a gym, as data of the gym. Accounts and sessions are their owners', who may work for other gyms too. */
@HoldsData({ name: 'staff', type: 'staff' })
export class StaffData implements DataHolder<StaffMember> {
  constructor(private readonly staff: StaffRepository) {}

  all(tx: GymTransaction): AsyncIterable<StaffMember> {
    return this.staff.read(tx);
  }
}
