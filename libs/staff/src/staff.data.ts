import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { StaffRepository } from './staff.repository';
import { StaffMemberResponse, toStaffMemberResponse } from './staff.response';

/** Who works for a gym, as data of the gym. Accounts and sessions are their owners', who may work for other gyms too. */
@HoldsData({ name: 'staff', type: 'staff' })
export class StaffData implements DataHolder<StaffMemberResponse> {
  constructor(private readonly staff: StaffRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<StaffMemberResponse> {
    yield* (await this.staff.list(tx)).map(toStaffMemberResponse);
  }
}
