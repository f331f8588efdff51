import { type AccountsTransaction } from '@libs/platform/database';
import { gymOfToken, hashOfToken, newGymToken } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { MailSendersRepository } from './mail-senders.repository';

/** Which gyms may send mails to customers: those whose owner has the token that only the owner's mailbox got. */
@Injectable()
export class MailSenders {
  constructor(private readonly senders: MailSendersRepository) {}

  /**
   * Has a new gym's mails wait, in the transaction that makes the gym.
   *
   * @returns the token that ends it; only its hash is stored
   */
  async requireVerification(tx: AccountsTransaction, gymId: number): Promise<string> {
    const token = newGymToken(gymId);
    await this.senders.expectToken(tx, gymId, hashOfToken(token));
    return token;
  }

  /** Whether a gym may send mails to customers. */
  isVerified(tx: AccountsTransaction, gymId: number): Promise<boolean> {
    return this.senders.isVerified(tx, gymId);
  }

  /**
   * Lets the mails of the gym leave that got this token, from now on and those that wait. May be repeated.
   *
   * @returns false when no gym has the token
   */
  async verify(tx: AccountsTransaction, token: string): Promise<boolean> {
    const gymId = gymOfToken(token);
    return gymId !== undefined && this.senders.verify(tx, gymId, hashOfToken(token));
  }
}
