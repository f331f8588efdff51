import { CellsField, ChoiceField, IdField, IntegerField, LinesQuery, optional } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';
import { ROW_OUTCOMES, type RowOutcome } from './import-row.entity';

class RowFilters {
  @ChoiceField(ROW_OUTCOMES, { description: 'What became of them.', example: 'in_review' })
  outcome: RowOutcome;
}

/** A page of the rows of a file. */
export class ListImportRowsQuery extends IntersectionType(LinesQuery, optional(RowFilters)) {}

class Line {
  @IntegerField({ description: 'Line of the file.', example: 12, min: 1, max: 2_147_483_647 })
  line: number;
}

class Settled {
  @IdField({ description: 'Whom to update; for `update` alone.', example: 17 })
  customer_id: number;
}

/** What people decide of a row. */
export class SettleRowDto extends IntersectionType(Line, optional(Settled)) {
  @ChoiceField(['create', 'update', 'skip'], {
    description: 'Whether it is somebody new, a customer who is there, or nobody.',
    example: 'update',
  })
  action: 'create' | 'update' | 'skip';
}

/** A row as it should have been. */
export class CorrectRowDto extends Line {
  @CellsField({
    description: 'All cells of the row, as `columns` has them.',
    example: ['Ada', 'Lovelace', 'ada@example.com'],
    max: 100,
    maxLength: 10_000,
  })
  cells: string[];
}
