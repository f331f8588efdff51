import { type ApiClient } from './support/api-client';
import { readLog } from './support/audit-log';
import { startTestApp, type TestApp } from './support/app';
import { expectCode } from './support/expect-problem';
import { buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { buildStaff } from './support/staff';

interface Template {
  kind: string;
  subject: string;
  message: string;
  is_standard: boolean;
}

interface Preview {
  subject: string;
  text: string;
  html: string;
}

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  gym = await buildGym(test.api);
  ({ api } = gym);
});

const PATH = '/gyms/me/reminder-templates';
const OWN = { subject: 'Stay, {first_name}!', message: 'Hi {recipient_first_name},\n\nuntil {end_date}.' };
const put = (kind: string, json: object, headers = {}) =>
  api.send<Template>('PUT', `${PATH}/${kind}`, { json, headers });
const get = async (kind: string): Promise<Template> =>
  expectStatus(await api.get<Template>(`${PATH}/${kind}`), 200);
const preview = async (kind: string, draft: object = {}): Promise<Preview> =>
  expectStatus(await api.post<Preview>(`${PATH}/${kind}/preview`, draft), 200);

describe('What reminders say', () => {
  it('is a standard text for each kind, until the gym writes its own', async () => {
    const all = expectStatus(await api.get<Template[]>(PATH), 200);
    expect(all.map(({ kind, is_standard }) => [kind, is_standard])).toEqual([
      ['14_days_before', true],
      ['7_days_before', true],
      ['1_day_before', true],
      ['1_day_after', true],
    ]);
    const own = { kind: '7_days_before', ...OWN, is_standard: false };
    expect(expectStatus(await put('7_days_before', OWN), 200)).toEqual(own);
    expect(await get('7_days_before')).toEqual(own);
    expect((await get('1_day_after')).is_standard).toBe(true);
    const other = await buildGym(test.api);
    expect((await other.api.get<Template>(`${PATH}/7_days_before`)).body.is_standard).toBe(true);
  });

  it('can be changed again, and reset', async () => {
    const standard = await get('1_day_after');
    expectStatus(await put('1_day_after', OWN), 200);
    expectStatus(await put('1_day_after', { ...OWN, subject: 'Come back' }), 200);
    expect(await get('1_day_after')).toMatchObject({ subject: 'Come back', message: OWN.message });
    for (let time = 0; time < 2; time++) expectStatus(await api.delete(`${PATH}/1_day_after`), 204);
    expect(await get('1_day_after')).toEqual(standard);
    const log = await readLog(api, '/audit-log?resource=reminder_template');
    expect(log.map(({ action }) => action)).toEqual([
      'reminder_template.deleted',
      'reminder_template.updated',
      'reminder_template.created',
    ]);
  });

  it.each([
    ['subject', { ...OWN, subject: 'Hi {name}' }, '{name}'],
    ['message', { ...OWN, message: 'Hi {first name}' }, '{first name}'],
    ['message', { ...OWN, message: '{{#each this}}{constructor}' }, '{#each this}'],
  ])('may have no unknown placeholder: the %s of %j is refused, and names it', async (field, text, name) => {
    for (const answer of [
      await put('1_day_after', text),
      await api.post(`${PATH}/1_day_after/preview`, text),
      await api.post(`${PATH}/1_day_after/test-mail`, text),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ loc: ['body', field], type: 'placeholder' }] });
      expect(answer.text).toContain(`has the unknown placeholder ${name}; there are {recipient_first_name}`);
    }
    expect((await get('1_day_after')).is_standard).toBe(true);
  });

  it('is neither blank nor endless, and of a kind that there is', async () => {
    for (const text of [
      {},
      { subject: 'Ends' },
      { ...OWN, subject: ' ' },
      { ...OWN, message: '' },
      { ...OWN, subject: 'x'.repeat(201) },
      { ...OWN, message: 'x'.repeat(5_001) },
    ])
      expect((await put('1_day_after', text)).status).toBe(422);
    for (const method of ['GET', 'PUT', 'DELETE'])
      expectCode(
        await api.send(method, `${PATH}/3_days_before`, method === 'PUT' ? { json: OWN } : {}),
        404,
        'reminder_kind_unknown',
      );
  });

  it('is not overwritten by whoever has read an older one', async () => {
    const { headers } = await api.get(`${PATH}/1_day_after`);
    const before = { 'If-Match': headers.get('etag')! };
    expectStatus(await put('1_day_after', OWN, before), 200);
    const late = { json: { ...OWN, subject: 'Late' }, headers: before };
    expectCode(await api.send('PUT', `${PATH}/1_day_after`, late), 412, 'precondition_failed');
    expect((await get('1_day_after')).subject).toBe(OWN.subject);
  });

  it("is in the gym's export where it is the gym's own", async () => {
    expectStatus(await put('1_day_after', OWN), 200);
    const { text } = await api.get('/gyms/me/export');
    expect(text).toContain(
      JSON.stringify({ type: 'reminder_template', kind: '1_day_after', ...OWN, is_standard: false }),
    );
  });
});

describe('A preview', () => {
  it('shows the reminder as it would arrive, of the stored text or of another, and writes nothing', async () => {
    const standard = await preview('14_days_before');
    expect(standard.subject).toMatch(/^Your membership at Iron Temple ends on \d+ \w+ \d{4}$/);
    expect(standard.text).toContain('the membership of Ada Lovelace ends on');
    expectStatus(await put('14_days_before', OWN), 200);
    expect(await preview('14_days_before')).toMatchObject({ subject: 'Stay, Ada!' });
    const draft = await preview('14_days_before', { subject: 'Only a draft' });
    expect(draft.subject).toBe('Only a draft');
    expect(draft.text).toContain('Hi Ada,\n\nuntil');
    expect((await get('14_days_before')).subject).toBe(OWN.subject);
  });

  it('shows HTML as it was written, and runs no code of templates', async () => {
    const message = 'a <script>alert(1)</script> & {{first_name}}\nb\n\nc evil.example';
    const { html, text } = await preview('1_day_after', { subject: '<b>Bold</b>', message });
    expect(html).toContain('a &lt;script&gt;alert(1)&lt;/script&gt; &amp;');
    expect(html).not.toMatch(/<script|<b>/);
    expect(text).toContain('& {Ada}'); // the inner braces are a placeholder, the outer ones are text
    expect(html).toMatch(/<br \/>\nb<\/p>\n<p [^>]*>c evil/);
    expect(html.replace(/href="[^"]*"/g, '')).not.toContain('evil.example'); // no mail program makes a link of it
    expect(text).toContain('a <script>alert(1)</script> &');
  });
});

describe('A test mail', () => {
  it('goes to whoever asks for it, with the text of the request or the stored one, when the gym may send mails', async () => {
    const manager = await buildStaff(test, gym, 'manager');
    expectStatus(await manager.api.post(`${PATH}/1_day_before/test-mail`, OWN), 204);
    expectStatus(await manager.api.post(`${PATH}/1_day_before/test-mail`, {}), 204);
    const mails = await test.sql<{ recipient_email: string; due_at: unknown; parameters: Preview }>(
      `SELECT recipient_email, due_at, parameters FROM mails WHERE gym_id = $1 AND template = 'reminder-test' ORDER BY id`,
      [gym.gym.id],
    );
    expect(mails.map(({ recipient_email }) => recipient_email)).toEqual([manager.email, manager.email]);
    expect(mails.map(({ due_at }) => due_at)).toEqual([Infinity, Infinity]); // held, as mails to customers are
    expect(mails.map(({ parameters }) => parameters.subject)).toEqual([
      'Stay, Ada!',
      expect.stringMatching(/^Your membership at Iron Temple ends on /),
    ]);
  });
});
