import type { Client } from 'openapi-fetch';
import { signUp, succeeded } from './client';
import type { components, paths } from './generated/api';

type Api = Client<paths>;
type Schemas = components['schemas'];
type Changed = Schemas['ChangedMembershipResponse'];
type Preview = Schemas['PreviewResponse'];

/** What a program of the gym before has exported. */
const MEMBERS = [
  'Member ID,First Name,Last Name,Email,Card Number,Remarks',
  '1,Ada,Lovelace,ada@example.com,C1,Prefers mornings',
  '2,Grace,Hopper,grace@example.com,C2,',
  '3,Alan,Turing,alan@example.com,C3,',
  '4,,Nobody,nobody@example.com,C4,',
  '',
].join('\r\n');

/** What was changed, which no preview says. */
function changed<Answer extends object>(answer: Answer): Exclude<Answer, Preview> {
  if ('covered_until' in answer) throw new Error('This is a preview');
  return answer as Exclude<Answer, Preview>;
}

/** What would be changed. */
function previewed<Answer extends object>(answer: Answer): Extract<Answer, Preview> {
  if (!('covered_until' in answer)) throw new Error('This is no preview');
  return answer as Extract<Answer, Preview>;
}

/** The day so many days after another one, or before it. */
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Waits until the worker is done with an import. */
async function finished(api: Api, id: number, status: Schemas['ImportResponse']['status']) {
  for (;;) {
    const file = succeeded(await api.GET('/api/v1/imports/{id}', { params: { path: { id } } }));
    if (file.status === status) return file;
    if (file.status === 'failed') throw new Error('The import has failed');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Brings the members of the old program in. */
async function importMembers(api: Api) {
  const uploaded = succeeded(
    await api.POST('/api/v1/imports', {
      body: { file: MEMBERS },
      bodySerializer: ({ file }) => {
        const form = new FormData();
        form.set('file', new Blob([file], { type: 'text/csv' }), 'members.csv');
        return form;
      },
    }),
  );
  const params = { path: { id: uploaded.id } };
  const mapping = uploaded.columns.map((column, index) =>
    column === 'Remarks' ? 'notes' : (uploaded.mapping[index] ?? 'ignore'),
  );
  succeeded(await api.PATCH('/api/v1/imports/{id}', { params, body: { mapping, on_match: 'update' } }));
  succeeded(await api.POST('/api/v1/imports/{id}/dry-run', { params }));
  const checked = await finished(api, uploaded.id, 'checked');
  const errors = succeeded(await api.GET('/api/v1/imports/{id}/errors.csv', { params, parseAs: 'text' }));
  succeeded(await api.POST('/api/v1/imports/{id}/commit', { params }));
  const committed = await finished(api, uploaded.id, 'committed');
  return { checked, committed, errors };
}

/** Spends a day at the desk, by types that are generated from the OpenAPI document. */
export async function dayAtTheDesk(baseUrl: string, email: string, password: string) {
  const { api } = await signUp(baseUrl, email, password);
  succeeded(await api.PATCH('/api/v1/gyms/me/settings', { body: { country: 'GB', reminders: [] } }));
  const { date: today } = succeeded(await api.GET('/api/v1/reports/today'));

  const { checked, committed, errors } = await importMembers(api);
  const customers = succeeded(await api.GET('/api/v1/customers', { params: { query: { sort: 'name' } } }));
  const idOf = (name: string): number => {
    const found = customers.find(({ first_name }) => first_name === name);
    if (found === undefined) throw new Error(`There is no ${name}`);
    return found.id;
  };

  const plan = succeeded(
    await api.POST('/api/v1/plans', {
      body: {
        name: 'Thirty days',
        kind: 'fixed',
        price_cents: 6000,
        period: { unit: 'day', count: 30 },
        periods: 1,
      },
    }),
  );
  await api.POST('/api/v1/plans', {
    // @ts-expect-error a plan is sold for a time or goes on by itself
    body: { ...plan, kind: 'for ever' },
  });
  const plans = succeeded(await api.GET('/api/v1/plans'));

  const sell = async (name: string, start_date: string): Promise<Changed> =>
    changed(
      succeeded(
        await api.POST('/api/v1/customers/{id}/memberships', {
          params: { path: { id: idOf(name) } },
          body: { plan_id: plan.id, start_date },
        }),
      ),
    );
  const ada = await sell('Ada', daysAfter(today, -10));
  const grace = await sell('Grace', daysAfter(today, -25));
  const alan = await sell('Alan', daysAfter(today, -40));

  const allowed = succeeded(await api.POST('/api/v1/check-ins', { body: { card_number: 'C1' } }));
  const again = succeeded(await api.POST('/api/v1/check-ins', { body: { customer_id: idOf('Ada') } }));
  const denied = succeeded(await api.POST('/api/v1/check-ins', { body: { card_number: 'C3' } }));
  const stranger = succeeded(await api.POST('/api/v1/check-ins', { body: { card_number: 'C9' } }));
  const overridden = succeeded(
    await api.POST('/api/v1/check-ins', { body: { card_number: 'C3', override_reason: 'Pays tonight' } }),
  );
  const occupancy = succeeded(await api.GET('/api/v1/occupancy'));
  if (allowed.visit)
    succeeded(
      await api.POST('/api/v1/check-ins/{id}/check-out', { params: { path: { id: allowed.visit.id } } }),
    );
  const visits = succeeded(
    await api.GET('/api/v1/check-ins', { params: { query: { decision: 'allowed', from: today } } }),
  );

  const days = { start_date: today, end_date: daysAfter(today, 9), reason: 'Broken arm' };
  const path = { id: ada.id };
  const freezePreview = previewed(
    succeeded(
      await api.POST('/api/v1/memberships/{id}/freeze', {
        params: { path, query: { preview: true } },
        body: days,
      }),
    ),
  );
  const frozen = changed(
    succeeded(await api.POST('/api/v1/memberships/{id}/freeze', { params: { path }, body: days })),
  );
  await api.POST('/api/v1/memberships/{id}/cancel', {
    params: { path },
    // @ts-expect-error a membership is cancelled at the end of its period or at once
    body: { at: 'tomorrow' },
  });

  const expiring = succeeded(await api.GET('/api/v1/work-lists/expiring'));
  const lapsed = succeeded(
    await api.GET('/api/v1/work-lists/lapsed', { params: { query: { days: 90, sort: 'date' } } }),
  );
  const incomplete = succeeded(await api.GET('/api/v1/work-lists/incomplete'));
  const birthdays = succeeded(await api.GET('/api/v1/work-lists/birthdays'));
  const absent = succeeded(await api.GET('/api/v1/work-lists/absent'));

  const membership_ids = [...expiring, ...lapsed].flatMap(({ membership_id }) => membership_id ?? []);
  const renew = async (preview: boolean) =>
    succeeded(
      await api.POST('/api/v1/memberships/renew', {
        params: { query: { preview } },
        body: { membership_ids },
      }),
    );
  const costs = (await renew(true)).map(({ renewal }) => renewal && previewed(renewal).due_cents);
  const renewed = (await renew(false)).map(({ renewal }) => renewal && changed(renewal).start_date);
  const refusals = (await renew(false)).map(({ problem }) => problem?.code);

  const kind = { params: { path: { kind: '7_days_before' } } } as const;
  const standard = succeeded(await api.GET('/api/v1/gyms/me/reminder-templates/{kind}', kind));
  const own = succeeded(
    await api.PUT('/api/v1/gyms/me/reminder-templates/{kind}', {
      ...kind,
      body: { subject: 'See you again, {first_name}?', message: standard.message },
    }),
  );
  const mail = succeeded(
    await api.POST('/api/v1/gyms/me/reminder-templates/{kind}/preview', {
      ...kind,
      body: { message: 'Until {end_date}' },
    }),
  );
  const reset = await api.DELETE('/api/v1/gyms/me/reminder-templates/{kind}', kind);
  const templates = succeeded(await api.GET('/api/v1/gyms/me/reminder-templates'));

  const range = { from: today, to: today };
  const report = succeeded(await api.GET('/api/v1/reports/today'));
  const attendance = succeeded(await api.GET('/api/v1/reports/attendance', { params: { query: range } }));
  const members = succeeded(
    await api.GET('/api/v1/reports/members', { params: { query: { ...range, by: 'day' } } }),
  );
  const csv = { parseAs: 'text' } as const;
  const files: string[] = [
    succeeded(await api.GET('/api/v1/reports/today.csv', csv)),
    succeeded(await api.GET('/api/v1/reports/attendance.csv', { ...csv, params: { query: range } })),
    succeeded(await api.GET('/api/v1/reports/members.csv', { ...csv, params: { query: range } })),
    succeeded(await api.GET('/api/v1/customers.csv', { ...csv, params: { query: { sort: 'name' } } })),
  ];

  return {
    today,
    checked,
    committed,
    errors,
    remarks: customers.map(({ notes }) => notes),
    plans: plans.map(({ name }) => name),
    sold: [ada, grace, alan].map(({ status }) => status),
    scans: [allowed, again, denied, stranger, overridden].map(({ decision, reasons }) => [decision, reasons]),
    since: again.already_in,
    memberAtDesk: allowed.customer?.membership?.plan_name,
    occupancy: occupancy.customers.map(({ first_name }) => first_name),
    visits: visits.length,
    covered: [freezePreview.covered_until, freezePreview.due_cents, frozen.end_date, frozen.status],
    expiring: expiring.map(({ first_name, days: left }) => [first_name, left]),
    lapsed: lapsed.map(({ first_name, days: since }) => [first_name, since]),
    missing: incomplete.map(({ missing }) => missing.length),
    others: [birthdays.length, absent.length],
    costs,
    renewed,
    refusals,
    reminder: [standard.is_standard, own.is_standard, mail.subject, reset.response.status],
    templates: templates.every(({ is_standard }) => is_standard),
    figures: [report.visits, report.frozen, attendance.visits, members.end],
    movements: members.periods.map(({ start, joined, returned, left, end }) => [
      start + joined + returned - left,
      end,
    ]),
    headers: files.map((file) => file.split(/[\r\n]/)[0]),
  };
}
