import { defineProblem } from '@libs/platform/problems';

export const customerNoteNotFound = defineProblem({
  code: 'customer_note_not_found',
  status: 404,
  title: 'Note not found',
  detail: 'Note not found',
  explanation:
    'The gym has no note with this id. It was deleted, with its customer perhaps, or never existed.',
});

export const notTheAuthor = defineProblem({
  code: 'not_the_author',
  status: 403,
  title: 'Not the author',
  detail: 'Only who wrote a note, an owner or a manager may change it',
  explanation: 'Notes are signed: nobody puts words into the mouth of a colleague. Write a note of your own.',
});
