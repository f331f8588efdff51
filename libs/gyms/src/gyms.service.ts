import { MailOutbox, MailSenders } from '@libs/mail';
import { Config } from '@libs/platform/config';
import {
  type AccountsTransaction,
  changesOf,
  Database,
  type GymTransaction,
  type WorkerTransaction,
} from '@libs/platform/database';
import { invalidToken, type Principal, STAFF_ROLES } from '@libs/platform/identity';
import { isCurrencyInForce, type Precondition, timeZoneNamed } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { CreateGymDto, UpdateGymDto } from './gym.dto';
import { Gym } from './gym.entity';
import { GymResponse, toGymResponse } from './gym.response';
import { verificationTokenUnknown } from './gyms.problems';
import { GymsRepository } from './gyms.repository';
import { SecondFactorPolicy } from './second-factor-policy.dto';

/** Gyms: their profile, from signup to deletion. */
@Injectable()
export class GymsService {
  constructor(
    private readonly database: Database,
    private readonly gyms: GymsRepository,
    private readonly senders: MailSenders,
    private readonly outbox: MailOutbox,
    private readonly config: Config,
  ) {}

  /** Creates a gym inside the caller's transaction, which also makes its first account. */
  async create(tx: AccountsTransaction, dto: CreateGymDto & { email: string }): Promise<GymResponse> {
    return toGymResponse(await this.gyms.insert(tx, { ...dto }));
  }

  /**
   * Has the mails of a gym to its customers wait for its owner, inside the transaction that makes the gym.
   *
   * @returns the link that the owner must open; whoever has it can confirm the address, so it goes there alone
   */
  async requireVerification(tx: AccountsTransaction, gymId: number): Promise<string> {
    const token = await this.senders.requireVerification(tx, gymId);
    return this.config.linkTo('/gyms/verification', token);
  }

  /** Mails the link once more, where the address is not confirmed yet; the link before is void. */
  resendVerification(principal: Principal): Promise<void> {
    return this.database.inAccounts(async (accounts) => {
      if (await this.senders.isVerified(accounts, principal.gym_id)) return;
      const verification_url = await this.requireVerification(accounts, principal.gym_id);
      const tx = accounts.inGym(principal);
      const { name, email } = await this.contact(tx);
      await this.outbox.add(tx, {
        template: 'verify-email',
        recipient: { name, email },
        parameters: { gym_name: name, verification_url },
      });
    });
  }

  /** Lets a gym's mails to its customers leave. @throws ProblemError `verification_token_unknown` */
  async verify(token: string): Promise<void> {
    const isKnown = await this.database.inAccounts((tx) => this.senders.verify(tx, token));
    if (!isKnown) throw new ProblemError(verificationTokenUnknown);
  }

  /** @throws ProblemError `invalid_token` when the gym was deleted after the request had been let in */
  get(principal: Principal): Promise<GymResponse> {
    return this.database.readInGym(principal, async (tx) =>
      toGymResponse(existing(await this.gyms.find(tx))),
    );
  }

  /** The gym as a sender of mail: its name and address, read inside the caller's transaction. */
  async contact(tx: GymTransaction): Promise<{ name: string; email: string }> {
    const { name, email } = existing(await this.gyms.find(tx));
    return { name, email };
  }

  /**
   * Keeps others who call it for the same gym waiting until the caller's transaction ends: for changes of what need not have
   * a row yet.
   *
   * @throws ProblemError `invalid_token` when the gym was deleted after the request had been let in
   */
  async lock(tx: GymTransaction): Promise<void> {
    existing(await this.gyms.findForUpdate(tx));
  }

  /** Notes whether phone numbers are still to be read by the gym's country, which the worker does. */
  setPhonesOutdated(tx: GymTransaction, areOutdated: boolean): Promise<void> {
    return this.gyms.setPhonesOutdated(tx, areOutdated);
  }

  /** Ids of gyms whose phone numbers are still to be read, `limit` at most. */
  withOutdatedPhones(tx: WorkerTransaction, limit: number): Promise<number[]> {
    return this.gyms.withOutdatedPhones(tx, limit);
  }

  /** The currency of its prices (ISO 4217), read inside the caller's transaction. */
  async currency(tx: GymTransaction): Promise<string> {
    return existing(await this.gyms.find(tx)).currency;
  }

  /** Where its days begin (an IANA name), read inside the caller's transaction. */
  async timezone(tx: GymTransaction): Promise<string> {
    return existing(await this.gyms.find(tx)).timezone;
  }

  /** Replaces the gym's contact, inside the caller's transaction, where it is the address that its owner had. */
  changeContact(tx: GymTransaction, oldEmail: string, newEmail: string): Promise<void> {
    return this.gyms.changeContact(tx, oldEmail, newEmail);
  }

  /**
   * Applies what differs; a PATCH that changes nothing leaves `updated_at` alone.
   *
   * @throws ProblemError `precondition_failed`
   */
  update(principal: Principal, dto: UpdateGymDto, precondition: Precondition): Promise<GymResponse> {
    return this.database.inGym(principal, async (tx) => {
      const gym = existing(await this.gyms.findForUpdate(tx));
      precondition.check(toGymResponse(gym));
      const changes = changesOf(gym, dto);
      if (changes?.currency && !isCurrencyInForce(changes.currency))
        throw InvalidInputError.of('currency', 'must be a currency in force, such as EUR', 'currency');
      if (changes?.timezone && !timeZoneNamed(changes.timezone))
        throw InvalidInputError.of('timezone', 'must be an IANA time zone such as Europe/Berlin', 'timezone');
      return toGymResponse(changes ? existing(await this.gyms.update(tx, changes)) : gym);
    });
  }

  /** @throws ProblemError `invalid_token` when the gym was deleted after the request had been let in */
  getSecondFactorPolicy(principal: Principal): Promise<SecondFactorPolicy> {
    return this.database.readInGym(principal, async (tx) => ({
      roles: existing(await this.gyms.find(tx)).second_factor_roles,
    }));
  }

  /** Decides who must have a second factor; it holds from the next request on. */
  requireSecondFactor(principal: Principal, { roles }: SecondFactorPolicy): Promise<SecondFactorPolicy> {
    return this.database.inGym(principal, async (tx) => {
      // In one order, however they were sent: the same ones are no change.
      const sorted = STAFF_ROLES.filter((role) => roles.includes(role));
      await this.gyms.requireSecondFactor(tx, sorted);
      return { roles: sorted };
    });
  }

  /** Deletes the gym and, by the database's cascades, its customers, its mails and the accounts that have no other gym. */
  delete(principal: Principal, precondition: Precondition): Promise<void> {
    return this.database.inGym(principal, async (tx) => {
      if (precondition.isGiven)
        precondition.check(toGymResponse(existing(await this.gyms.findForUpdate(tx))));
      await this.gyms.delete(tx);
    });
  }
}

function existing(gym: Gym | undefined): Gym {
  if (!gym) throw new ProblemError(invalidToken);
  return gym;
}
