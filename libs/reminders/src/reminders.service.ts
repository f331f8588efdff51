import { randomBytes } from 'node:crypto';
import { GymSettings, GymsService, type ReminderKind } from '@libs/gyms';
import { daysBetween } from '@libs/memberships';
import { type Correspondent, MailOutbox, type NewMail, type PendingMail } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { Database, type GymTransaction } from '@libs/platform/database';
import { jobPrincipal, type Principal, todayIn } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { type ReminderSender } from './reminder-sender.entity';
import { kindDue, endDateFor, latestDay, type DueGym, dueGymsAmong, reminderKey } from './reminder-schedule';
import { fillPlaceholders, longDate, type ReminderText, STANDARD_TEXTS } from './reminder-text';
import { type ReminderCandidate, RemindersRepository } from './reminders.repository';
import { unsubscribeToken } from './unsubscribe-token';

/** Reminders that one transaction writes. */
const BATCH_SIZE = 500;

/** A gym as a sender of reminders. */
interface Sender extends Pick<ReminderSender, 'reminded_on' | 'unsubscribe_key'> {
  kinds: ReminderKind[];
  contact: Correspondent;
  /** In words of its own. */
  texts: ReadonlyMap<ReminderKind, ReminderText>;
}

/** Mails that remind customers of the end of their membership (docs/decisions/0047-reminders.md). */
@Injectable()
export class RemindersService {
  constructor(
    private readonly database: Database,
    private readonly reminders: RemindersRepository,
    private readonly outbox: MailOutbox,
    private readonly settings: GymSettings,
    private readonly gyms: GymsService,
    private readonly config: Config,
  ) {}

  /** Gyms whose reminders of today are due and not yet written. */
  async dueGyms(): Promise<DueGym[]> {
    const day = latestDay();
    return dueGymsAmong(await this.database.readInWorker((tx) => this.reminders.gymsNotReminded(tx, day)));
  }

  /**
   * Writes the reminders of a gym's day, a batch in each transaction. Whoever goes on after a killed worker writes none twice, for
   * the mail has a `dedupe_key`; a day whose reminders are written is left alone.
   */
  async remind({ gym_id, timezone, day }: DueGym): Promise<void> {
    const actor = jobPrincipal(gym_id, timezone);
    const sender = await this.database.inGym(actor, (tx) => this.findSender(tx, day));
    if (sender.reminded_on >= day) return;
    for (const kind of sender.kinds) {
      let last: number | undefined = 0;
      while (last !== undefined) last = await this.writeBatch(actor, day, sender, kind, last);
    }
    await this.database.inGym(actor, (tx) => this.reminders.noteReminded(tx, day));
  }

  /**
   * Whether a reminder that waits is still to be sent: nothing was renewed, nobody has refused, the gym still sends its kind, and
   * the next one is not due yet.
   */
  async isStillDue({ gym_id, customer_id, dedupe_key }: PendingMail): Promise<boolean> {
    return this.database.readInGym(jobPrincipal(gym_id), async (tx) => {
      const today = todayIn(await this.gyms.timezone(tx));
      const [candidate, { reminders: kinds }] = await Promise.all([
        this.reminders.findCandidate(tx, today, customer_id!),
        this.settings.find(tx),
      ]);
      if (!candidate) return false;
      const kind = kindDue(daysBetween(today, candidate.membership_end));
      if (kind === undefined || !kinds.includes(kind)) return false;
      return dedupe_key === reminderKey(candidate.id, candidate.membership_end, kind);
    });
  }

  /** What the reminders of a gym are made of. */
  private async findSender(tx: GymTransaction, day: string): Promise<Sender> {
    const { reminded_on, unsubscribe_key } = await this.reminders.findOrCreateSender(
      tx,
      day,
      randomBytes(32),
    );
    const [{ reminders: kinds }, contact, texts] = await Promise.all([
      this.settings.find(tx),
      this.gyms.contact(tx),
      this.reminders.texts(tx),
    ]);
    return { reminded_on, unsubscribe_key, kinds, contact, texts };
  }

  /** @param after the last customer of the batch before @returns that of this batch, unless there are no more */
  private writeBatch(
    actor: Principal,
    day: string,
    sender: Sender,
    kind: ReminderKind,
    after: number,
  ): Promise<number | undefined> {
    return this.database.inGym(actor, async (tx) => {
      const batch = await this.reminders.findCandidates(tx, day, endDateFor(kind, day), after, BATCH_SIZE);
      const mails = batch.map((candidate) => this.toMail(actor.gym_id, sender, kind, candidate));
      await this.outbox.addAll(tx, mails);
      return batch.length < BATCH_SIZE ? undefined : batch.at(-1)!.id;
    });
  }

  private toMail(
    gymId: number,
    { unsubscribe_key, contact, texts }: Sender,
    kind: ReminderKind,
    candidate: ReminderCandidate,
  ): NewMail {
    const { subject, message } = textFor(texts.get(kind) ?? STANDARD_TEXTS[kind], candidate, contact.name);
    const { recipient_first_name, recipient_last_name, recipient_email } = candidate;
    const token = unsubscribeToken(unsubscribe_key, gymId, candidate.recipient_id);
    return {
      dedupe_key: reminderKey(candidate.id, candidate.membership_end, kind),
      template: 'customer-reminder',
      customer_id: candidate.id,
      recipient: { name: `${recipient_first_name} ${recipient_last_name}`, email: recipient_email },
      reply_to: contact,
      parameters: {
        subject,
        message_text: message,
        unsubscribe_url: this.config.linkTo('/unsubscribe', token),
      },
    };
  }
}

function textFor(
  { subject, message }: ReminderText,
  { first_name, last_name, recipient_first_name, membership_end }: ReminderCandidate,
  gym_name: string,
): ReminderText {
  const end_date = longDate(membership_end);
  const values = { first_name, last_name, recipient_first_name, gym_name, end_date };
  return { subject: fillPlaceholders(subject, values), message: fillPlaceholders(message, values) };
}
