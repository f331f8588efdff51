import { type Answer, type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectCode } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, newEmail, type SignedUpGym } from './support/factories';

interface Mail {
  id: number;
  template: string;
  customer_id: number | null;
  recipient_name: string;
  recipient_email: string;
  status: string;
  attempts: number;
  last_error: string | null;
  created_at: string;
  settled_at: string | null;
}

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());
beforeEach(async () => (gym = await buildGym(test.api)));

const list = async (query = ''): Promise<Mail[]> =>
  expectStatus(await gym.api.get<Mail[]>(`/mails${query}`), 200);
const settle = (id: number, status: string) =>
  test.sql('UPDATE mails SET status = $2, settled_at = now() WHERE id = $1', [id, status]);
const resend = (id: number): Promise<Answer<Mail>> => gym.api.post<Mail>(`/mails/${id}/resend`);
/** The welcome mail of a new customer, and what became of it. */
async function buildMail(status: string): Promise<{ mail: Mail; customer: Customer }> {
  const customer = await buildCustomer(gym.api);
  const [mail] = await list(`?customer_id=${customer.id}`);
  if (status !== 'held') await settle(mail!.id, status);
  return { mail: mail!, customer };
}

describe('The mail log', () => {
  it('says to whom mails went and what became of them, newest first', async () => {
    const { mail, customer } = await buildMail('bounced');
    const mails = await list();
    expect(mails.map(({ template }) => template)).toEqual(['customer-welcome', 'gym-welcome']);
    expect(mails[0]).toEqual({
      id: mail.id,
      template: 'customer-welcome',
      customer_id: customer.id,
      recipient_name: `${customer.first_name} ${customer.last_name}`,
      recipient_email: customer.email,
      status: 'bounced',
      attempts: 0,
      last_error: null,
      created_at: expect.any(String),
      settled_at: expect.any(String),
    });
  });

  it('says nothing of what mails say, such as links that give access', async () => {
    await test.api.post('/auth/forgot-password', { email: gym.email });
    const { text } = await gym.api.get('/mails');
    expect(text).toContain('password-reset');
    expect(text).not.toMatch(/_url|token|http|parameters/);
  });

  it('is filtered by status, customer and kind', async () => {
    const { mail: sent } = await buildMail('sent');
    const { mail: bounced, customer } = await buildMail('bounced');
    const { mail: held } = await buildMail('held');
    const ids = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await ids('?status=sent')).toEqual([sent.id]);
    expect(await ids('?status=bounced')).toEqual([bounced.id]);
    expect(await ids('?status=held')).toEqual([held.id]);
    expect((await list('?status=pending')).map(({ template }) => template)).toEqual(['gym-welcome']);
    expect(await ids(`?customer_id=${customer.id}`)).toEqual([bounced.id]);
    expect(await ids('?template=customer-welcome&status=sent')).toEqual([sent.id]);
    expect(await ids('?template=staff-invitation')).toEqual([]);
  });

  it('is read page by page', async () => {
    for (let number = 0; number < 3; number++) await buildCustomer(gym.api);
    const { body, headers } = await gym.api.get<Mail[]>('/mails?limit=3');
    expect(body).toHaveLength(3);
    const rest = await list(`?limit=3&cursor=${headers.get('x-next-cursor')}`);
    expect(rest.map(({ template }) => template)).toEqual(['gym-welcome']);
  });
});

describe('A welcome mail', () => {
  it.each(['sent', 'bounced', 'expired'])('that was %s is sent again, once', async (status) => {
    const { mail } = await buildMail(status);
    const again = expectStatus(await resend(mail.id), 201);
    expect(again).toMatchObject({ template: 'customer-welcome', status: 'held', settled_at: null });
    expect(again.recipient_email).toBe(mail.recipient_email);
    expectCode((await resend(mail.id)) as never, 409, 'mail_resent_already');
  });

  it('goes to the address that the customer has by now', async () => {
    const { mail, customer } = await buildMail('bounced');
    const email = newEmail();
    expectStatus(await gym.api.patch(`/customers/${customer.id}`, { email, first_name: 'Grace' }), 200);
    const again = expectStatus(await resend(mail.id), 201);
    expect(again).toMatchObject({ recipient_email: email, recipient_name: `Grace ${customer.last_name}` });
  });

  it('of a child without an address goes to its guardian', async () => {
    const guardian = await buildCustomer(gym.api);
    const child = await buildCustomer(gym.api, { email: null, guardian_id: guardian.id });
    const [mail] = await list(`?customer_id=${child.id}`);
    const id = mail?.id ?? (await ownedBy(child)).id;
    await settle(id, 'bounced');
    expect(expectStatus(await resend(id), 201).recipient_email).toBe(guardian.email);
  });

  /** A mail that an address welcomed before was not sent. */
  async function ownedBy({ id, email }: Customer): Promise<{ id: number }> {
    const [mail] = await test.sql<{ id: number }>(
      `INSERT INTO mails (gym_id, dedupe_key, customer_id, template, parameters, recipient_name, recipient_email)
       VALUES ($1, $2, $3, 'customer-welcome', '{}', 'x', coalesce($4, 'x@example.com')) RETURNING id::integer`,
      [gym.gym.id, `customer-welcome:${id}`, id, email],
    );
    return mail!;
  }

  it('that was sent again and has arrived is not sent a third time; one that bounced is', async () => {
    const { mail } = await buildMail('sent');
    const { id } = expectStatus(await resend(mail.id), 201);
    await settle(id, 'bounced');
    const third = expectStatus(await resend(id), 201);
    await settle(third.id, 'sent');
    expectCode((await resend(third.id)) as never, 409, 'mail_resent_already');
  });

  it('that is still to be sent is not sent again', async () => {
    const { mail } = await buildMail('held');
    expectCode((await resend(mail.id)) as never, 409, 'mail_not_settled');
  });

  it('that is sent again is in the audit log', async () => {
    const { mail, customer } = await buildMail('bounced');
    const { id } = expectStatus(await resend(mail.id), 201);
    const { body } = await gym.api.get<{ items: object[] }>('/audit-log?action=mail.resent');
    expect(body.items[0]).toMatchObject({
      resource: 'mail',
      resource_id: mail.id,
      after: { template: 'customer-welcome', customer_id: customer.id, resent_id: id },
    });
  });
});

it('Other mails are not sent again', async () => {
  const [mail] = await list('?template=gym-welcome');
  await settle(mail!.id, 'sent');
  expectCode((await resend(mail!.id)) as never, 409, 'mail_not_resendable');
});
