import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { Staff } from './staff.entity';
import { User } from './user.entity';

/** An account as signing in needs it. */
export interface Credentials {
  user_id: number;
  gym_id: number;
  password_hash: string;
}

/** Queries over accounts and the gyms they work for. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  /** The account with this address, in any case, and the gym it has worked for longest. */
  findCredentials(email: string): Promise<Credentials | undefined> {
    return this.database.autocommit((manager) =>
      manager
        .createQueryBuilder(User, 'account')
        .innerJoin(Staff, 'staff', 'staff.user_id = account.id')
        .select(['account.id AS user_id', 'staff.gym_id AS gym_id', 'account.password_hash AS password_hash'])
        .where('lower(account.email) = lower(:email)', { email })
        .orderBy('staff.created_at')
        .addOrderBy('staff.gym_id')
        .limit(1)
        .getRawOne<Credentials>(),
    );
  }

  /** The principal of a token; none when the account or the gym is gone. */
  findPrincipal(userId: number, gymId: number): Promise<Principal | undefined> {
    return this.database.autocommit((manager) =>
      manager
        .createQueryBuilder(Staff, 'staff')
        .innerJoin('staff.gym', 'gym')
        .select([
          'staff.user_id AS user_id',
          'staff.gym_id AS gym_id',
          'staff.role AS role',
          'gym.timezone AS timezone',
        ])
        .where('staff.gym_id = :gymId AND staff.user_id = :userId', { gymId, userId })
        .getRawOne<Principal>(),
    );
  }
}
