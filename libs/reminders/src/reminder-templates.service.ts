import { GymsService, REMINDER_KINDS, type ReminderKind } from '@libs/gyms';
import { MailOutbox, MailRenderer } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Precondition } from '@libs/platform/input';
import { InvalidInputError } from '@libs/platform/problems';
import { StaffService } from '@libs/staff';
import { Injectable } from '@nestjs/common';
import { endDateFor } from './reminder-schedule';
import {
  type ReminderDraftDto,
  type ReminderPreviewResponse,
  type ReminderTemplateDto,
  type ReminderTemplateResponse,
} from './reminder-template.dto';
import {
  fillPlaceholders,
  longDate,
  PLACEHOLDERS,
  type ReminderText,
  STANDARD_TEXTS,
  unknownPlaceholders,
} from './reminder-text';
import { RemindersRepository } from './reminders.repository';

/** Whom a preview is about. */
const SAMPLE = { recipient_first_name: 'Ada', first_name: 'Ada', last_name: 'Lovelace' };

/** What a gym's reminders say, in its own words or in ours. */
@Injectable()
export class ReminderTemplatesService {
  private readonly renderer = new MailRenderer();

  constructor(
    private readonly database: Database,
    private readonly reminders: RemindersRepository,
    private readonly gyms: GymsService,
    private readonly staff: StaffService,
    private readonly outbox: MailOutbox,
    private readonly config: Config,
  ) {}

  get(principal: Principal, kind: ReminderKind): Promise<ReminderTemplateResponse> {
    return this.database.readInGym(principal, (tx) => this.find(tx, kind));
  }

  /** All kinds, in the order in which they are due. */
  list(principal: Principal): Promise<ReminderTemplateResponse[]> {
    return this.database.readInGym(principal, async (tx) => {
      const own = await this.reminders.texts(tx);
      return REMINDER_KINDS.map((kind) => toResponse(kind, own));
    });
  }

  /**
   * @throws InvalidInputError for a placeholder that there is not
   * @throws ProblemError `precondition_failed`
   */
  replace(
    principal: Principal,
    kind: ReminderKind,
    { subject, message }: ReminderTemplateDto,
    precondition: Precondition,
  ): Promise<ReminderTemplateResponse> {
    assertKnownPlaceholders({ subject, message });
    return this.database.inGym(principal, async (tx) => {
      // There may be no row of its own that could be locked.
      await this.gyms.lock(tx);
      if (precondition.isGiven) precondition.check(await this.find(tx, kind));
      await this.reminders.replaceText(tx, kind, { subject, message });
      return { kind, subject, message, is_standard: false };
    });
  }

  /** Has reminders of a kind say again what they say unless the gym has written its own. */
  async reset(principal: Principal, kind: ReminderKind): Promise<void> {
    await this.database.inGym(principal, (tx) => this.reminders.deleteText(tx, kind));
  }

  /** A reminder as it would arrive, about a customer of nobody's. @throws InvalidInputError for a placeholder that there is not */
  preview(
    principal: Principal,
    kind: ReminderKind,
    draft: ReminderDraftDto,
  ): Promise<ReminderPreviewResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const { subject, message } = await this.fill(tx, kind, draft);
      const { html, text, ...rendered } = this.renderer.render('customer-reminder', {
        subject,
        message_text: message,
        unsubscribe_url: this.config.linkTo('/unsubscribe', 'preview'),
      });
      return { subject: rendered.subject, text, html };
    });
  }

  /** Sends such a reminder to whoever asks for it. @throws InvalidInputError for a placeholder that there is not */
  async sendTestMail(principal: Principal, kind: ReminderKind, draft: ReminderDraftDto): Promise<void> {
    const { email } = await this.staff.get(principal, principal.user_id);
    await this.database.inGym(principal, async (tx) => {
      const { subject, message } = await this.fill(tx, kind, draft);
      await this.outbox.add(tx, {
        template: 'reminder-test',
        recipient: { name: '', email },
        parameters: { subject, message_text: message },
      });
    });
  }

  private async find(tx: GymTransaction, kind: ReminderKind): Promise<ReminderTemplateResponse> {
    return toResponse(kind, await this.reminders.texts(tx));
  }

  private async fill(tx: GymTransaction, kind: ReminderKind, draft: ReminderDraftDto): Promise<ReminderText> {
    const [present, gym] = await Promise.all([this.find(tx, kind), this.gyms.contact(tx)]);
    const { subject = present.subject, message = present.message } = draft;
    assertKnownPlaceholders({ subject, message });
    const values = { ...SAMPLE, gym_name: gym.name, end_date: longDate(endDateFor(kind, tx.today)) };
    return { subject: fillPlaceholders(subject, values), message: fillPlaceholders(message, values) };
  }
}

function toResponse(
  kind: ReminderKind,
  own: ReadonlyMap<ReminderKind, ReminderText>,
): ReminderTemplateResponse {
  const { subject, message } = own.get(kind) ?? STANDARD_TEXTS[kind];
  return { kind, subject, message, is_standard: !own.has(kind) };
}

/** @throws InvalidInputError that names the first of each field that is unknown */
function assertKnownPlaceholders(text: ReminderText): void {
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
  const errors = (['subject', 'message'] as const).flatMap((field) =>
    unknownPlaceholders(text[field])
      .slice(0, 1)
      .map((name) => ({
        loc: ['body', field],
        msg: `has the unknown placeholder {${name.slice(0, 40)}}; there are ${known}`,
        type: 'placeholder',
      })),
  );
  if (errors.length > 0) throw new InvalidInputError(errors);
}
