import { randomBytes } from 'node:crypto';
import { GymSettings, GymsService } from '@libs/gyms';
import { daysBetween } from '@libs/memberships';
import { type Correspondent, MailOutbox, type NewMail, type OwedMail } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { jobPrincipal, todayIn } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { kindBefore, lastDayOf, latestDay, type Morning, morningsOf, reminderKey } from './reminder-schedule';
import { fillIn, inWords, type ReminderText, STANDARD_TEXTS } from './reminder-text';
import { type Ending, RemindersRepository } from './reminders.repository';
import { unsubscribeToken } from './unsubscribe-token';

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

  /** The mornings that have come without their reminders, in all gyms. */
  async mornings(): Promise<Morning[]> {
    const day = latestDay();
    return morningsOf(await this.database.readInWorker((tx) => this.reminders.gymsNotReminded(tx, day)));
  }

  /** Writes the reminders of a gym's day, all or none of them. A day whose reminders are written is left alone. */
  remind({ gym_id, timezone, day }: Morning): Promise<void> {
    return this.database.inGym(jobPrincipal(gym_id, timezone), async (tx) => {
      const key = await this.reminders.begin(tx, day, randomBytes(32));
      if (!key) return;
      const [{ reminders: kinds }, gym, own] = await Promise.all([
        this.settings.find(tx),
        this.gyms.contact(tx),
        this.reminders.texts(tx),
      ]);
      const kindsByLastDay = new Map(kinds.map((kind) => [lastDayOf(kind, day), kind]));
      const endings = await this.reminders.endingOn(tx, day, [...kindsByLastDay.keys()]);
      const mails = endings.map((ending) => {
        const kind = kindsByLastDay.get(ending.membership_end)!;
        const text = filledIn(own.get(kind) ?? STANDARD_TEXTS[kind], ending, gym.name);
        const token = unsubscribeToken(key, gym_id, ending.recipient_id);
        return this.toMail(ending, reminderKey(ending.id, ending.membership_end, kind), text, gym, token);
      });
      await Promise.all(mails.map((mail) => this.outbox.add(tx, mail)));
    });
  }

  /**
   * Whether a reminder that waits is still to be sent: nothing was renewed, nobody has refused, the gym still sends its kind, and
   * the next one is not due yet.
   */
  async holds({ gym_id, customer_id, dedupe_key }: OwedMail): Promise<boolean> {
    return this.database.readInGym(jobPrincipal(gym_id), async (tx) => {
      const today = todayIn(await this.gyms.timezone(tx));
      const [ending, { reminders: kinds }] = await Promise.all([
        this.reminders.findEnding(tx, today, customer_id!),
        this.settings.find(tx),
      ]);
      if (!ending) return false;
      const kind = kindBefore(daysBetween(today, ending.membership_end));
      if (kind === undefined || !kinds.includes(kind)) return false;
      return dedupe_key === reminderKey(ending.id, ending.membership_end, kind);
    });
  }

  private toMail(
    { id, recipient_first_name, recipient_last_name, recipient_email }: Ending,
    dedupe_key: string,
    { subject, message }: ReminderText,
    reply_to: Correspondent,
    token: string,
  ): NewMail {
    return {
      dedupe_key,
      template: 'customer-reminder',
      customer_id: id,
      recipient: { name: `${recipient_first_name} ${recipient_last_name}`, email: recipient_email },
      reply_to,
      parameters: {
        subject,
        message_text: message,
        unsubscribe_url: this.config.linkTo('/unsubscribe', token),
      },
    };
  }
}

function filledIn(
  { subject, message }: ReminderText,
  { first_name, last_name, recipient_first_name, membership_end }: Ending,
  gym_name: string,
): ReminderText {
  const end_date = inWords(membership_end);
  const values = { first_name, last_name, recipient_first_name, gym_name, end_date };
  return { subject: fillIn(subject, values), message: fillIn(message, values) };
}
