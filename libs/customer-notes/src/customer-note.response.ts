import { ApiProperty } from '@nestjs/swagger';
import { CustomerNoteDto } from './customer-note.dto';
import { type SignedNote } from './customer-notes.repository';

/** A note on the wire. */
export class CustomerNoteResponse extends CustomerNoteDto {
  @ApiProperty({ type: 'integer', format: 'int64', example: 5 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({ description: 'The account that wrote it.', type: 'integer', format: 'int64', example: 3 })
  author_id: number;

  @ApiProperty({
    description: 'Its e-mail address; `null` once it works for the gym no more.',
    type: String,
    nullable: true,
    example: 'desk@example.com',
  })
  author_email: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export function toCustomerNoteResponse(note: SignedNote): CustomerNoteResponse {
  return {
    id: note.id,
    customer_id: note.customer_id,
    author_id: note.author_id,
    author_email: note.author_email,
    text: note.text,
    created_at: note.created_at,
    updated_at: note.updated_at,
  };
}
