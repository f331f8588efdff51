import { REMINDER_KINDS } from '@libs/gyms';
import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type ReminderTemplateResponse } from './reminder-template.dto';
import { RemindersRepository } from './reminders.repository';

/** What a gym's reminders say in its own words, as data of the gym. */
@HoldsData({ name: 'reminder_templates', type: 'reminder_template' })
export class ReminderTemplatesData implements DataHolder<ReminderTemplateResponse> {
  constructor(private readonly reminders: RemindersRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<ReminderTemplateResponse> {
    const texts = await this.reminders.texts(tx);
    for (const kind of REMINDER_KINDS) {
      const text = texts.get(kind);
      if (text) yield { kind, ...text, is_standard: false };
    }
  }
}
