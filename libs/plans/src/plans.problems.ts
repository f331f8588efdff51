import { defineProblem } from '@libs/platform/problems';

export const planNotFound = defineProblem({
  code: 'plan_not_found',
  status: 404,
  title: 'Plan not found',
  detail: 'Plan not found',
  explanation:
    "The gym has no plan with this id. It was deleted, or never existed; the id of another gym's plan answers the same.",
});

export const planInUse = defineProblem({
  code: 'plan_in_use',
  status: 409,
  title: 'Plan in use',
  detail: 'The plan has been sold; archive it instead',
  explanation:
    'Memberships refer to the plan, so that it cannot be deleted. Set `archived` to true: what was sold stays as it is, and nobody is sold any more of it.',
});
