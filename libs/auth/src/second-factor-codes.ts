import { type AccountsTransaction } from '@libs/platform/database';
import { type ProblemType } from '@libs/platform/problems';
import { Injectable, Logger } from '@nestjs/common';
import { secondFactorNeeded, wrongSecondFactor } from './auth.problems';
import { hashOfRecoveryCode } from './recovery-codes';
import { SecretBox } from './secret-box';
import { type SecondFactor } from './second-factor.entity';
import { SecondFactorsRepository } from './second-factors.repository';
import { stepOf } from './totp';

/** Which kind of code it was. */
export type UsedCode = 'totp' | 'recovery_code';

/** The codes of second factors: each of them is good once. */
@Injectable()
export class SecondFactorCodes {
  private readonly logger = new Logger(SecondFactorCodes.name);

  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly box: SecretBox,
  ) {}

  /** Whether whoever has the right password may sign in: why not, or how many recovery codes are left after one was used. */
  async check(
    tx: AccountsTransaction,
    userId: number,
    code: string | undefined,
  ): Promise<{ problem?: ProblemType; recovery_codes_left?: number }> {
    const factor = await this.factors.findForUpdate(tx, userId);
    if (!factor?.confirmed_at) return {};
    if (!code) return { problem: secondFactorNeeded };
    const used = await this.use(tx, factor, code);
    if (!used) return { problem: wrongSecondFactor };
    return used === 'recovery_code' ? { recovery_codes_left: factor.recovery_codes.length - 1 } : {};
  }

  /**
   * Uses a code up, of the app or of the list.
   *
   * @param factor locked by the transaction
   * @returns undefined for one that is wrong, or was used before
   */
  async use(tx: AccountsTransaction, factor: SecondFactor, code: string): Promise<UsedCode | undefined> {
    const digits = code.replace(/\s/g, '');
    if (/^\d{6}$/.test(digits)) return (await this.useTotp(tx, factor, digits)) ? 'totp' : undefined;
    const hash = hashOfRecoveryCode(code);
    const others = factor.recovery_codes.filter((known) => !known.equals(hash));
    if (others.length === factor.recovery_codes.length) return undefined;
    await this.factors.setRecoveryCodes(tx, factor.user_id, others);
    return 'recovery_code';
  }

  private async useTotp(tx: AccountsTransaction, factor: SecondFactor, code: string): Promise<boolean> {
    const secret = this.box.open(factor.user_id, factor);
    if (!secret) {
      this.logger.error({ key_id: factor.key_id }, 'a second factor was sealed with a key that is gone');
      return false;
    }
    const step = stepOf(secret, code);
    if (step === undefined || step <= factor.last_step) return false;
    // Sealed anew: whoever signs in needs no key any more that was replaced.
    await this.factors.useStep(tx, factor.user_id, step, this.box.seal(factor.user_id, secret));
    return true;
  }
}
