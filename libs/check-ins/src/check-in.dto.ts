import { IdField, optional, TextField, TimestampField } from '@libs/platform/input';

class CheckInFields {
  @IdField({ description: 'Who comes. Either this or `card_number`.', example: 17 })
  customer_id: number;

  @TextField({
    description: 'Whose card was scanned. Either this or `customer_id`.',
    example: '0004711',
    min: 1,
    max: 64,
    trim: true,
  })
  card_number: string;

  @TimestampField({
    description:
      'When it happened, up to seven days ago: desks without a connection send later what they have scanned. Now unless given.',
    example: '2026-01-01T09:30:00Z',
  })
  occurred_at: string;

  @TextField({
    description:
      'A name for this scan, such as a random UUID. Whenever it is sent again, the answer is the same, and nothing is done.',
    example: '5f0a4a43-0b6f-4c3e-9f3c-1c1e6a526f1d',
    min: 1,
    max: 128,
  })
  nonce: string;

  @TextField({
    description:
      'Lets the customer in whatever speaks against it, and says why. It has no effect on an unknown card.',
    example: 'Pays tomorrow',
    min: 1,
    max: 500,
    trim: true,
  })
  override_reason: string;
}

/** A customer who comes, or a card that was scanned. */
export class CreateCheckInDto extends optional(CheckInFields) {}

/** A card that was scanned at a kiosk. */
export class KioskCheckInDto {
  @TextField({
    description: 'What the card says, or what was typed.',
    example: '0004711',
    min: 1,
    max: 64,
    trim: true,
  })
  card_number: string;

  @TextField({
    description:
      'A name for this scan, such as a random UUID. Whenever it is sent again, the answer is the same, and nothing is done.',
    example: '5f0a4a43-0b6f-4c3e-9f3c-1c1e6a526f1d',
    min: 1,
    max: 128,
  })
  nonce: string;
}

export class VoidVisitDto {
  @TextField({
    description: 'Why, for whoever asks later.',
    example: 'Scanned the wrong card',
    min: 1,
    max: 500,
    trim: true,
  })
  reason: string;
}
