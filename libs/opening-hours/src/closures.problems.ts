import { defineProblem } from '@libs/platform/problems';

export const closureNotFound = defineProblem({
  code: 'closure_not_found',
  status: 404,
  title: 'Closure not found',
  detail: 'Closure not found',
  explanation: 'The gym has no closure with this id. It was deleted, or never existed.',
});
