import { Database, type AccountsTransaction, type GymTransaction } from '@libs/platform/database';
import { type Principal, type StaffRole } from '@libs/platform/identity';
import { type Precondition } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { UpdateStaffDto } from './staff.dto';
import { lastOwner, staffMemberNotFound } from './staff.problems';
import { StaffMember, StaffRepository, type Workplace } from './staff.repository';
import { StaffMemberResponse, toStaffMemberResponse } from './staff.response';

/** Who works for a gym, and as what. Every change holds from the next request on. */
@Injectable()
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffRepository,
  ) {}

  /** Makes the transaction's actor a member of the gym's staff, inside the caller's transaction. */
  add(tx: GymTransaction, role: StaffRole): Promise<void> {
    return this.staff.insert(tx, role);
  }

  /** The gyms that an account works for, the first one first, read inside the caller's transaction. */
  workplaces(tx: AccountsTransaction, userId: number): Promise<Workplace[]> {
    return this.staff.workplaces(tx, userId);
  }

  /** Everybody who works for the gym, who came first. */
  list(principal: Principal): Promise<StaffMemberResponse[]> {
    return this.database.readInGym(principal, async (tx) =>
      (await this.staff.list(tx)).map(toStaffMemberResponse),
    );
  }

  /** @throws ProblemError `staff_member_not_found` */
  get(principal: Principal, id: number): Promise<StaffMemberResponse> {
    return this.database.readInGym(principal, async (tx) =>
      toStaffMemberResponse(existing(await this.staff.find(tx, id))),
    );
  }

  /** @throws ProblemError `staff_member_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    await this.get(principal, id);
  }

  /** @throws ProblemError `staff_member_not_found`, `precondition_failed`, `last_owner` */
  async changeRole(
    principal: Principal,
    id: number,
    { role }: UpdateStaffDto,
    precondition: Precondition,
  ): Promise<StaffMemberResponse> {
    return toStaffMemberResponse(await this.change(principal, id, precondition, role));
  }

  /**
   * Ends somebody's work for the gym, and their sessions with it. An account that works for no other gym goes as well.
   *
   * @throws ProblemError `staff_member_not_found`, `precondition_failed`, `last_owner`
   */
  async remove(principal: Principal, id: number, precondition: Precondition): Promise<void> {
    await this.change(principal, id, precondition, undefined);
  }

  /**
   * One change of a gym's staff is made at a time: two owners could demote each other otherwise.
   *
   * @param role undefined for none any more
   */
  private change(
    principal: Principal,
    id: number,
    precondition: Precondition,
    role: StaffRole | undefined,
  ): Promise<StaffMember> {
    return this.database.inGym(principal, async (tx) => {
      const members = await this.staff.lock(tx);
      const member = existing(members.get(id));
      precondition.check(toStaffMemberResponse(member));
      const others = [...members.values()].filter((other) => other !== member);
      if (![role, ...others.map((other) => other.role)].includes('owner')) throw new ProblemError(lastOwner);
      if (role === undefined) await this.staff.delete(tx, id);
      else if (role !== member.role) await this.staff.changeRole(tx, id, role);
      return { ...member, role: role ?? member.role };
    });
  }
}

function existing(member: StaffMember | undefined): StaffMember {
  if (!member) throw new ProblemError(staffMemberNotFound);
  return member;
}
