import { defineProblem } from '@libs/platform/problems';

export const metricsTokenRequired = defineProblem({
  code: 'metrics_token_required',
  status: 401,
  title: 'Metrics token required',
  detail: 'The metrics are for scrapers that have their token',
  explanation:
    'The metrics of this installation are not public. Send the token that its operators have set as `METRICS_TOKEN` with `Authorization: Bearer <token>`; the token of a signed-in user is another one.',
});
