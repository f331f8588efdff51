import { AuditLog } from '@libs/audit';
import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { type AccountsTransaction, Database } from '@libs/platform/database';
import { type Client, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { staffMemberNotFound, StaffService } from '@libs/staff';
import { Injectable } from '@nestjs/common';
import { accountEvent } from './account-event';
import { AccountsRepository } from './accounts.repository';
import {
  ownSecondFactor,
  secondFactorEnabled,
  secondFactorNotBegun,
  secondFactorNotEnabled,
  worksElsewhere,
  wrongSecondFactor,
} from './auth.problems';
import { PasswordService } from './password.service';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes';
import { SecretBox } from './secret-box';
import { SecondFactorCodes } from './second-factor-codes';
import { CurrentPasswordDto } from './account.dto';
import { BothFactorsDto, SecondFactorCodeDto } from './second-factor.dto';
import { EnrolmentResponse, RecoveryCodesResponse, SecondFactorResponse } from './second-factor.response';
import { SecondFactorsRepository } from './second-factors.repository';
import { SessionsService } from './sessions.service';
import { enrolmentOf, newTotpSecret } from './totp';

/** Setting a second factor up, and turning it off. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly codes: SecondFactorCodes,
    private readonly box: SecretBox,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionsService,
    private readonly staff: StaffService,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
  ) {}

  async get({ user_id, requires_second_factor }: SessionPrincipal): Promise<SecondFactorResponse> {
    const factor = await this.database.readInAccounts((tx) => this.factors.find(tx, user_id));
    return {
      enabled: Boolean(factor?.confirmed_at),
      required: requires_second_factor,
      recovery_codes_left: factor?.recovery_codes.length ?? 0,
    };
  }

  /**
   * Begins one: it is asked for once its owner has confirmed it with a code.
   *
   * @throws ProblemError `wrong_current_password`, `second_factor_enabled`
   */
  async begin(
    principal: SessionPrincipal,
    { current_password }: CurrentPasswordDto,
    client: Client,
  ): Promise<EnrolmentResponse> {
    const { user_id, email } = await this.passwords.verifyCurrent(principal, current_password, client);
    const secret = newTotpSecret();
    const isBegun = await this.database.inAccounts((tx) =>
      this.factors.begin(tx, user_id, this.box.seal(user_id, secret)),
    );
    if (!isBegun) throw new ProblemError(secondFactorEnabled);
    return enrolmentOf(secret, email);
  }

  /**
   * Has it be asked for from now on, and ends the other sessions, which were opened without it.
   *
   * @throws ProblemError `second_factor_not_begun`, `wrong_second_factor`
   */
  confirm(principal: SessionPrincipal, { code }: SecondFactorCodeDto): Promise<RecoveryCodesResponse> {
    const { user_id, session_id } = principal;
    return this.database.inAccounts(async (tx) => {
      const factor = await this.factors.findForUpdate(tx, user_id);
      if (!factor || factor.confirmed_at) throw new ProblemError(secondFactorNotBegun);
      if (!(await this.codes.use(tx, factor, code))) throw new ProblemError(wrongSecondFactor);
      await this.factors.confirm(tx, user_id);
      const recovery_codes = await this.replaceRecoveryCodes(tx, user_id);
      await this.sessions.endAll(tx, user_id, session_id);
      const account = await this.accounts.find(tx, user_id);
      await this.tell(tx, principal, account!.email, 'second-factor-on');
      return { recovery_codes };
    });
  }

  /**
   * Makes new recovery codes; those before are void.
   *
   * @throws ProblemError `wrong_current_password`, `second_factor_not_enabled`, `wrong_second_factor`
   */
  async renewRecoveryCodes(
    principal: SessionPrincipal,
    { current_password, code }: BothFactorsDto,
    client: Client,
  ): Promise<RecoveryCodesResponse> {
    const { user_id } = await this.passwords.verifyCurrent(principal, current_password, client);
    return this.database.inAccounts(async (tx) => {
      await this.useCode(tx, user_id, code);
      const recovery_codes = await this.replaceRecoveryCodes(tx, user_id);
      await this.auditLog.record(tx.inGym(principal), accountEvent(principal, 'recovery_codes_renewed'));
      return { recovery_codes };
    });
  }

  /** @throws ProblemError `wrong_current_password`, `second_factor_not_enabled`, `wrong_second_factor` */
  async disable(
    principal: SessionPrincipal,
    { current_password, code }: BothFactorsDto,
    client: Client,
  ): Promise<void> {
    const { user_id, email } = await this.passwords.verifyCurrent(principal, current_password, client);
    await this.database.inAccounts(async (tx) => {
      await this.useCode(tx, user_id, code);
      await this.factors.delete(tx, user_id);
      await this.tell(tx, principal, email, 'second-factor-off');
    });
  }

  /**
   * Turns that of somebody off who has lost it, for an owner of the one gym that they work for.
   *
   * @throws ProblemError `staff_member_not_found`, `own_second_factor`, `works_elsewhere`
   */
  remove(owner: SessionPrincipal, userId: number): Promise<void> {
    return this.database.inAccounts(async (accounts) => {
      const workplaces = await this.staff.workplaces(accounts, userId);
      if (!workplaces.some(({ gym_id }) => gym_id === owner.gym_id))
        throw new ProblemError(staffMemberNotFound);
      if (userId === owner.user_id) throw new ProblemError(ownSecondFactor);
      if (workplaces.length > 1) throw new ProblemError(worksElsewhere);
      const account = await this.accounts.find(accounts, userId);
      if (!account || !(await this.factors.delete(accounts, userId))) return;
      const tx = accounts.inGym(owner);
      const { name } = await this.gyms.contact(tx);
      const { email } = account;
      await this.outbox.add(tx, {
        template: 'second-factor-removed',
        recipient: { name: '', email },
        parameters: { email, gym_name: name },
      });
      await this.auditLog.record(tx, accountEvent(account, 'second_factor_removed'));
    });
  }

  private async useCode(tx: AccountsTransaction, userId: number, code: string): Promise<void> {
    const factor = await this.factors.findForUpdate(tx, userId);
    if (!factor?.confirmed_at) throw new ProblemError(secondFactorNotEnabled);
    if (!(await this.codes.use(tx, factor, code))) throw new ProblemError(wrongSecondFactor);
  }

  private async replaceRecoveryCodes(tx: AccountsTransaction, userId: number): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.factors.setRecoveryCodes(tx, userId, codes.map(hashOfRecoveryCode));
    return codes;
  }

  private async tell(
    accounts: AccountsTransaction,
    principal: SessionPrincipal,
    email: string,
    template: 'second-factor-on' | 'second-factor-off',
  ): Promise<void> {
    const tx = accounts.inGym(principal);
    await this.outbox.add(tx, {
      template,
      recipient: { name: '', email },
      parameters: { email },
    });
    const event = template === 'second-factor-on' ? 'second_factor_enabled' : 'second_factor_disabled';
    await this.auditLog.record(tx, accountEvent(principal, event));
  }
}
