import { REMINDER_KINDS, type ReminderKind } from '@libs/gyms';
import { optional, TextField } from '@libs/platform/input';
import { ApiProperty } from '@nestjs/swagger';
import { PLACEHOLDERS, type ReminderText } from './reminder-text';

const IN_BRACES = PLACEHOLDERS.map((name) => `\`{${name}}\``).join(', ');

/** What a gym's reminders of a kind say. */
export class ReminderTemplateDto implements ReminderText {
  @TextField({
    description: `Subject of the mail, with placeholders: ${IN_BRACES}.`,
    example: 'See you again, {first_name}?',
    min: 1,
    max: 200,
    trim: true,
  })
  subject: string;

  @TextField({
    description:
      'What the mail says, with the same placeholders; a blank line ends a paragraph. It is text: HTML is shown as it is written, and addresses are no links.',
    example: 'Hi {recipient_first_name},\n\nyour membership at {gym_name} ends on {end_date}.',
    min: 1,
    max: 5_000,
    trim: true,
  })
  message: string;
}

/** A text that is not stored; what is left out is as it is now. */
export class ReminderDraftDto extends optional(ReminderTemplateDto) {}

/** What the reminders of a kind say. */
export class ReminderTemplateResponse extends ReminderTemplateDto {
  @ApiProperty({ enum: REMINDER_KINDS, example: '14_days_before' })
  kind: ReminderKind;

  @ApiProperty({ description: 'Whether it is what reminders say unless the gym has written its own.' })
  is_standard: boolean;
}

/** A reminder as it would arrive. */
export class ReminderPreviewResponse {
  @ApiProperty({ example: 'See you again, Ada?' })
  subject: string;

  @ApiProperty({ description: 'For programs that show no HTML.', example: 'Hi Ada,\n…' })
  text: string;

  @ApiProperty({ example: '<!doctype html>…' })
  html: string;
}
