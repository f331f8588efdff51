import { type Candidate } from '@libs/customers';
import { ApiProperty } from '@nestjs/swagger';
import {
  type ImportRow,
  ROW_OUTCOMES,
  ROW_REASONS,
  type RowOutcome,
  type RowProblem,
} from './import-row.entity';

/** What the values of a row and of a customer are compared by. */
const COMPARED = ['external_id', 'card_number', 'email', 'name', 'date_of_birth', 'guardian'] as const;
type Compared = (typeof COMPARED)[number];

class RowProblemResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the column; null where the row as a whole is meant.',
    example: 'Email',
  })
  column: string | null;

  @ApiProperty({ example: 'must be an e-mail address' })
  message: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: `The same for programs: the rule that a field breaks, as \`type\` of \`invalid_input\` has it; of a row as a whole one of ${ROW_REASONS.join(', ')}. Null for rows that were looked at before there were codes.`,
    example: 'email',
  })
  code: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The field of customers that breaks the rule.',
    example: 'email',
  })
  field: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Another line of the file that it is about.',
    example: null,
  })
  other_line: number | null;
}

const toRowProblemResponse = ({
  column,
  message,
  code,
  field,
  other_line,
}: RowProblem): RowProblemResponse => ({
  column,
  message,
  code: code ?? null,
  field: field ?? null,
  other_line: other_line ?? null,
});

class RowCandidateResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({
    enum: COMPARED,
    isArray: true,
    description: 'What both have.',
    example: ['name', 'date_of_birth'],
  })
  same: Compared[];

  @ApiProperty({
    enum: COMPARED,
    isArray: true,
    description: 'What each has of its own.',
    example: ['email'],
  })
  different: Compared[];
}

/** A row of a file, and what became of it. */
export class ImportRowResponse {
  @ApiProperty({ type: 'integer', description: 'Line of the file.', example: 12 })
  line: number;

  @ApiProperty({ type: [String], description: 'As it was sent, or corrected.', example: ['Ada', 'Lovelace'] })
  cells: string[];

  @ApiProperty({ enum: ROW_OUTCOMES, nullable: true, description: 'Null until it was looked at.' })
  outcome: RowOutcome | null;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: 'Whom it is about, as far as that is known.',
    example: 17,
  })
  customer_id: number | null;

  @ApiProperty({ type: [RowProblemResponse], description: 'Why it was not simply taken over.' })
  problems: RowProblemResponse[];

  @ApiProperty({
    type: [RowCandidateResponse],
    description: 'Of a row in review: whom it may be about, today.',
  })
  candidates: RowCandidateResponse[];
}

const toCandidateResponse = (candidate: Candidate): RowCandidateResponse => ({
  customer_id: candidate.id,
  same: COMPARED.filter((name) => candidate[`same_${name}`] === true),
  different: COMPARED.filter((name) => candidate[`same_${name}`] === false),
});

/** The one mapping from the table to the wire: what is not named here never leaves. */
export const toImportRowResponse = (
  {
    line,
    cells,
    outcome,
    customer_id,
    problems,
  }: Pick<ImportRow, 'line' | 'cells' | 'outcome' | 'customer_id' | 'problems'>,
  candidates: Candidate[] = [],
): ImportRowResponse => ({
  line,
  cells,
  outcome,
  customer_id,
  problems: (problems ?? []).map(toRowProblemResponse),
  candidates: candidates.map(toCandidateResponse),
});
