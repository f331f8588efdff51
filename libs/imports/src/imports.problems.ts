import { defineProblem } from '@libs/platform/problems';

export const importNotFound = defineProblem({
  code: 'import_not_found',
  status: 404,
  title: 'Import not found',
  detail: 'Import not found',
  explanation:
    "The gym has no import with this id. It never existed, or was removed 30 days after it was last used; the id of another gym's import answers the same.",
});

export const importUnreadable = defineProblem({
  code: 'import_unreadable',
  status: 422,
  title: 'File unreadable',
  detail: 'The file cannot be read as CSV',
  explanation:
    'What was sent is no CSV file that can be read: a workbook, a file in pieces of two encodings, one with a quote that is never closed, with no rows, or with too many. `detail` says which, and on which line. Nothing of it is kept.',
});

export const importRunning = defineProblem({
  code: 'import_running',
  status: 409,
  title: 'An import is under way',
  detail: 'An import of the gym is under way: wait until it is done',
  explanation:
    'A gym has one import at work at a time: two would look for the same customers. `GET /imports/{id}` says in `seconds_left` how long that takes.',
});

export const importIncomplete = defineProblem({
  code: 'import_incomplete',
  status: 409,
  title: 'Import incomplete',
  detail: 'The import does not say yet how its file is to be read',
  explanation:
    'Before rows can be read, it must be said what the columns are – names and an e-mail or a guardian, or an external id, or a card number – and, where the dates of a file can be read in two ways, in which. `detail` says what lacks; `PATCH /imports/{id}` adds it.',
});

export const importCommitted = defineProblem({
  code: 'import_committed',
  status: 409,
  title: 'Import committed',
  detail: 'The import is committed, and changes no more',
  explanation:
    'The rows of this import were written, or are being written, to the customers. Undo it, or send the file again: whoever is there already is found.',
});

export const importNotCommitted = defineProblem({
  code: 'import_not_committed',
  status: 409,
  title: 'Import not committed',
  detail: 'There is nothing to undo',
  explanation:
    'Only what an import has written can be taken back, once, when it is done; and only then are rows settled. `detail` says which.',
});

export const importRowNotFound = defineProblem({
  code: 'import_row_not_found',
  status: 404,
  title: 'Row not found',
  detail: 'The file has no row on this line',
  explanation:
    '`line` counts the lines of the file from 1, and the first one names the columns. A row goes when its customer is erased.',
});

export const importRowSettled = defineProblem({
  code: 'import_row_settled',
  status: 409,
  title: 'Row settled',
  detail: 'The row is not rejected or in review',
  explanation:
    'Rows are settled and corrected by hand that a dry run or a commit has rejected or left for review: this one was taken over or skipped, or was not looked at yet, or the import was undone. `GET /imports/{id}/rows` says what became of each.',
});
