import { Database, violates } from '@libs/platform/database';
import { type Client } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { alreadyStaff, type FoundInvitation, InvitationsService, StaffService } from '@libs/staff';
import { Injectable } from '@nestjs/common';
import { AcceptInvitationDto } from './accept-invitation.dto';
import { type Account, AccountsRepository, isEmailTaken } from './accounts.repository';
import { wrongCredentials } from './auth.problems';
import { checkNewPassword } from './new-password';
import { Passwords } from './passwords';

/** Joining a gym's staff. */
@Injectable()
export class JoinService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly invitations: InvitationsService,
    private readonly staff: StaffService,
    private readonly passwords: Passwords,
  ) {}

  /** An invitation, and the account that whoever is invited may have already. @throws ProblemError `invitation_unknown` */
  find(token: string): Promise<{ invitation: FoundInvitation; account: Account | undefined }> {
    return this.database.readInAccounts(async (tx) => {
      const invitation = await this.invitations.find(tx, token);
      return { invitation, account: await this.accounts.findByEmail(tx, invitation.email) };
    });
  }

  /**
   * Accepts an invitation: whoever has an account signs in with its password, everybody else chooses one.
   *
   * @throws InvalidInputError for a new password that is easily guessed
   * @throws ProblemError `invitation_unknown`, `incorrect_credentials`, `already_staff`
   */
  async acceptInvitation({ token, password }: AcceptInvitationDto, client: Client): Promise<void> {
    const { invitation, account } = await this.find(token);
    let password_hash: string | undefined;
    if (account) {
      const verified = await this.passwords.verify(password, account.password_hash, client);
      if (!verified) throw new ProblemError(wrongCredentials);
    } else {
      checkNewPassword('password', password, [invitation.email, invitation.gym_name]);
      password_hash = await this.passwords.hash(password, client);
    }
    const { gym_id, role, email } = invitation;
    try {
      await this.database.inAccounts(async (accounts) => {
        await this.invitations.accept(accounts, invitation);
        const user_id =
          account?.user_id ??
          (await this.accounts.insert(accounts, { email, password_hash: password_hash! })).id;
        await this.staff.add(accounts.inGym({ user_id, gym_id, role, timezone: 'UTC' }), role);
      });
    } catch (error) {
      if (violates(error, 'staff_pkey')) throw new ProblemError(alreadyStaff);
      // Signed up meanwhile: the password is to be that of the account.
      if (isEmailTaken(error)) throw new ProblemError(wrongCredentials);
      throw error;
    }
  }
}
