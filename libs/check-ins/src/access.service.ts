import { createHash } from 'node:crypto';
import { AuditLog } from '@libs/audit';
import { type CustomerAtDesk, CustomerLookup } from '@libs/customers';
import { Database, type GymTransaction, violates } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { DateTime, Settings } from 'luxon';
import { Counter } from 'prom-client';
import { decideAccess } from './access-decision';
import { AccessFacts, type Facts } from './access-facts';
import { type CreateCheckInDto } from './check-in.dto';
import { type CheckIn } from './check-in.entity';
import { type AccessResponse, toCheckInResponse, toCustomerAtDesk } from './check-in.response';
import { nonceReused } from './check-ins.problems';
import { CheckInsRepository } from './check-ins.repository';
import { openSince } from './visit';

/** How far back a desk may have been without a connection. */
export const MAX_DAYS_BACK = 7;

/** By how much the clock of a desk may be ahead. */
const MAX_MINUTES_AHEAD = 5;

const OUTCOMES = ['allowed', 'denied', 'overridden', 'already_in'] as const;
type Outcome = (typeof OUTCOMES)[number];

const answered = new Counter({
  name: 'check_ins_total',
  help: 'Check-ins by what was answered; repetitions with the same nonce or key do not count',
  labelNames: ['outcome'],
});
for (const outcome of OUTCOMES) answered.inc({ outcome }, 0);

/** Lets customers in, or not. */
@Injectable()
export class AccessService {
  constructor(
    private readonly database: Database,
    private readonly checkIns: CheckInsRepository,
    private readonly facts: AccessFacts,
    private readonly customers: CustomerLookup,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Decides about somebody who comes, and keeps the decision: a visit, or who was not let in. Scans of one customer are decided one
   * after the other, so that each knows of the visit that the one before has made.
   *
   * @throws InvalidInputError for both or neither of a customer and a card, a customer whom the gym does not have, a moment
   *   that is too old or to come
   * @throws ProblemError `nonce_reused`
   */
  async checkIn(principal: Principal, dto: CreateCheckInDto): Promise<AccessResponse> {
    if ((dto.customer_id === undefined) === (dto.card_number === undefined)) throw eitherOr();
    try {
      return await this.answer(principal, dto);
    } catch (error) {
      // The same scan came twice at one time: the other one has been answered by now.
      if (violates(error, 'check_in_nonces_pkey')) return this.answer(principal, dto);
      throw error;
    }
  }

  private async answer(principal: Principal, dto: CreateCheckInDto): Promise<AccessResponse> {
    let outcome: Outcome | undefined;
    const answer = await this.database.inGym(principal, async (tx) => {
      const known = dto.nonce === undefined ? undefined : await this.known(tx, dto, dto.nonce);
      if (known) return known;
      const decided = await this.decide(tx, dto);
      outcome = outcomeOf(decided);
      return decided;
    });
    if (outcome) answered.inc({ outcome });
    return answer;
  }

  /** What was answered to the same nonce before. @throws ProblemError `nonce_reused` */
  private async known(
    tx: GymTransaction,
    dto: CreateCheckInDto,
    nonce: string,
  ): Promise<AccessResponse | undefined> {
    const known = await this.checkIns.findNonce(tx, nonce);
    if (!known) return undefined;
    if (!known.request_hash.equals(hashOf(dto))) throw new ProblemError(nonceReused);
    const checkIn = (await this.checkIns.find(tx, known.check_in_id))!;
    const { customer_id, occurred_at } = checkIn;
    const at = DateTime.fromISO(occurred_at, { zone: tx.actor.timezone });
    const [customer, facts] = await Promise.all([
      customer_id === null ? undefined : this.customers.find(tx, customer_id),
      this.facts.read(tx, customer_id ?? undefined, at),
    ]);
    return toAccess(tx, checkIn, customer, facts, { at, isAlreadyIn: known.already_in });
  }

  private async decide(tx: GymTransaction, dto: CreateCheckInDto): Promise<AccessResponse> {
    const at = momentOf(dto.occurred_at, tx.actor.timezone);
    const { customer, facts } = await this.read(tx, dto, at);
    const isAlreadyIn = facts.visit_id !== undefined;
    const checkIn = isAlreadyIn
      ? (await this.checkIns.find(tx, facts.visit_id!))!
      : await this.record(tx, dto, customer, facts, at);
    if (dto.nonce !== undefined)
      await this.checkIns.insertNonce(tx, {
        nonce: dto.nonce,
        request_hash: hashOf(dto),
        check_in_id: checkIn.id,
        already_in: isAlreadyIn,
      });
    // From now on the visit counts.
    const used = facts.entitlements.find(({ membership_id }) => membership_id === checkIn.membership_id);
    if (used && !isAlreadyIn) used.visits++;
    return toAccess(tx, checkIn, customer, facts, { at, isAlreadyIn });
  }

  /** The customer, locked, and the facts. */
  private async read(
    tx: GymTransaction,
    { customer_id, card_number = '' }: CreateCheckInDto,
    at: DateTime,
  ): Promise<{ customer?: CustomerAtDesk; facts: Facts }> {
    if (customer_id === undefined) {
      const customer = await this.customers.lock(tx, { card_number });
      return { customer, facts: await this.facts.read(tx, customer?.id, at) };
    }
    // They leave together, and in this order: who gets the lock sees what its last holder committed.
    const [customer, facts] = await Promise.all([
      this.customers.lock(tx, { id: customer_id }),
      this.facts.read(tx, customer_id, at),
    ]);
    if (!customer)
      throw InvalidInputError.of('customer_id', 'must be the id of a customer of this gym', 'customer');
    return { customer, facts };
  }

  /** Decides, and keeps the decision. */
  private async record(
    tx: GymTransaction,
    { card_number, override_reason }: CreateCheckInDto,
    customer: CustomerAtDesk | undefined,
    { entitlements, opening }: Facts,
    at: DateTime,
  ): Promise<CheckIn> {
    const { reasons, entitlement } = decideAccess(customer, entitlements, opening, at);
    const isOverridden = customer !== undefined && reasons.length > 0 && override_reason !== undefined;
    const isAllowed = reasons.length === 0;
    const checkIn = await this.checkIns.insert(tx, {
      customer_id: customer?.id,
      card_number: customer ? undefined : card_number,
      membership_id: isAllowed ? entitlement?.membership_id : undefined,
      occurred_at: at.toJSDate().toISOString(),
      decision: isAllowed || isOverridden ? 'allowed' : 'denied',
      reasons,
      override_reason: isOverridden ? override_reason : undefined,
    });
    if (isOverridden)
      await this.auditLog.record(tx, {
        action: 'check_in.overridden',
        resource: 'check_in',
        resource_id: checkIn.id,
        after: { customer_id: customer.id, reasons, override_reason },
      });
    return checkIn;
  }
}

const eitherOr = () =>
  new InvalidInputError([
    { loc: ['body'], msg: 'send either customer_id or card_number', type: 'customer_or_card' },
  ]);

/**
 * The moment that a check-in is about, in the gym's time zone.
 *
 * @throws InvalidInputError when it is too old, or to come
 */
function momentOf(occurred_at: string | undefined, zone: string): DateTime {
  const now = DateTime.fromMillis(Settings.now(), { zone });
  if (occurred_at === undefined) return now;
  const at = DateTime.fromISO(occurred_at, { zone });
  if (at < now.minus({ days: MAX_DAYS_BACK }))
    throw InvalidInputError.of('occurred_at', `must be within the last ${MAX_DAYS_BACK} days`, 'too_old');
  if (at > now.plus({ minutes: MAX_MINUTES_AHEAD }))
    throw InvalidInputError.of('occurred_at', 'must not be in the future', 'future');
  return DateTime.min(at, now);
}

/** What two scans of one nonce must have in common to be the same. */
const hashOf = ({ customer_id, card_number, occurred_at, override_reason }: CreateCheckInDto): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([customer_id, card_number, occurred_at, override_reason]))
    .digest();

function outcomeOf({ decision, already_in, visit }: AccessResponse): Outcome {
  if (already_in !== null) return 'already_in';
  return visit?.overridden_by ? 'overridden' : decision;
}

function toAccess(
  { actor }: GymTransaction,
  checkIn: CheckIn,
  customer: CustomerAtDesk | undefined,
  { entitlements, opening, timeout }: Facts,
  { at, isAlreadyIn }: { at: DateTime; isAlreadyIn: boolean },
): AccessResponse {
  const { decision, reasons, membership_id, occurred_at } = checkIn;
  const since = openSince(Settings.now(), timeout);
  const entitlement =
    entitlements.find((one) => one.membership_id === membership_id) ??
    decideAccess(customer, entitlements, opening, at).entitlement;
  return {
    decision,
    reasons: isAlreadyIn ? [] : reasons,
    visit: decision === 'allowed' ? toCheckInResponse(checkIn, customer, actor.timezone, since) : null,
    already_in: isAlreadyIn ? occurred_at : null,
    customer: customer ? toCustomerAtDesk(customer, entitlement) : null,
  };
}
