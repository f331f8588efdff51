import { ImportJobsModule } from '@libs/imports';
import { type App } from '@libs/platform/http';
import { ReminderJobsModule } from '@libs/reminders';
import { Module } from '@nestjs/common';
import { WriteRemindersJob } from '../libs/reminders/src/write-reminders.job';
import { type ApiClient, type Customer, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { buildCustomer, buildGym, buildPlan, expectStatus, type SignedUpGym } from './support/factories';
import { buildImport, finish } from './support/imports';
import { buildStaff } from './support/staff';
import { startWorker } from './support/worker';

@Module({ imports: [ImportJobsModule, ReminderJobsModule] })
class DeskJobs {}

/** What the desk sees of a scan. */
interface Scan {
  decision: 'allowed' | 'denied';
  reasons: string[];
  already_in: string | null;
  visit: { id: number } | null;
}

/** One Monday of a gym in Brussels, from its old program's file to the figures of the evening. */
describe('A day at the desk', () => {
  let test: TestApp;
  let worker: App;
  let gym: SignedUpGym;
  let owner: ApiClient;
  let desk: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    worker = await startWorker(test, DeskJobs);
    gym = await buildGym(test.api, { timezone: 'Europe/Brussels' });
    owner = gym.api;
    desk = (await buildStaff(test, gym, 'front_desk')).api;
  });
  afterAll(async () => {
    await worker.close();
    await test.stop();
  });

  /** Sets the clock of the gym: of 2 March 2026, a Monday, unless a date is given. */
  function at(time: string, date = '2026-03-02'): void {
    setClock(`${date}T${time}:00+01:00`);
  }

  const customers = new Map<string, Customer>();
  const idOf = (name: string): number => customers.get(name)!.id;
  const scan = async (body: object): Promise<Scan> =>
    expectStatus(await desk.post<Scan>('/check-ins', body), 201);
  const sell = async (name: string, plan_id: number, start_date: string): Promise<Membership> =>
    expectStatus(
      await desk.post<Membership>(`/customers/${idOf(name)}/memberships`, { plan_id, start_date }),
      201,
    );
  const namesOf = async (list: string): Promise<string[]> =>
    expectStatus(await desk.get<{ first_name: string }[]>(list), 200).map(({ first_name }) => first_name);

  let month: number;
  const memberships = new Map<string, Membership>();

  it('begins with the members of the old program', async () => {
    at('07:00');
    expectStatus(
      await owner.patch('/gyms/me/settings', { country: 'BE', reminders: ['7_days_before'] }),
      200,
    );
    const hours = ['monday', 'tuesday'].map((weekday) => ({ weekday, from: '06:00', until: '22:00' }));
    expectStatus(await owner.send('PUT', '/gyms/me/opening-hours', { json: { hours } }), 200);
    const uploaded = await buildImport(
      owner,
      [
        'Member ID;Prénom;Nom;E-mail;Téléphone;Card Number',
        '1;Anna;Peeters;anna@example.com;0444123456;C1',
        '2;Bram;Janssens;bram@example.com;0444 12 34 57;C2',
        '3;Cléo;Maes;cleo@example.com;;C3',
        '4;Daan;Jacobs;daan@example.com;+44 20 7946 0000;C4',
        '5;;Nobody;nobody@example.com;;C5',
        '',
      ].join('\r\n'),
    );
    expect(await finish(owner, uploaded.id, 'dry-run')).toMatchObject({ created: 4, rejected: 1 });
    expect(await finish(owner, uploaded.id, 'commit')).toMatchObject({ created: 4, rejected: 1 });
    const { body } = await desk.get<Customer[]>('/customers');
    for (const customer of body) customers.set(customer.first_name, customer);
    expect([...customers.keys()].toSorted()).toEqual(['Anna', 'Bram', 'Cléo', 'Daan']);
    const [anna] = await test.sql('SELECT phone_e164 FROM customers WHERE id = $1', [idOf('Anna')]);
    expect(anna).toEqual({ phone_e164: '+32444123456' });
    expect(await namesOf(`/customers?card_number=C3`)).toEqual(['Cléo']);
  });

  it('sells plans', async () => {
    at('08:00');
    month = (
      await buildPlan(owner, {
        name: 'A month',
        kind: 'fixed',
        periods: 1,
        period: { unit: 'month', count: 1 },
        price_cents: 6000,
      })
    ).id;
    at('08:00', '2026-02-03');
    memberships.set('Anna', await sell('Anna', month, '2026-02-03')); // to 2 March, today
    memberships.set('Bram', await sell('Bram', month, '2026-02-10')); // to 9 March: in seven days
    memberships.set('Cléo', await sell('Cléo', month, '2026-01-15')); // to 14 February: over
    at('08:00');
    memberships.set('Daan', await sell('Daan', month, '2026-03-02'));
    expect(memberships.get('Daan')).toMatchObject({ end_date: '2026-04-01', status: 'active' });
  });

  it('lets in whoever may come in, once', async () => {
    at('08:30');
    expect(await scan({ card_number: 'C1' })).toMatchObject({ decision: 'allowed', reasons: [] });
    at('08:31');
    const again = await scan({ card_number: 'C1' });
    expect(again).toMatchObject({ decision: 'allowed', already_in: '2026-03-02T07:30:00.000Z' });
    expect(await scan({ customer_id: idOf('Daan') })).toMatchObject({ decision: 'allowed' });
  });

  it('says why somebody is not let in, and lets the desk decide otherwise', async () => {
    at('08:40');
    expect(await scan({ card_number: 'C3' })).toMatchObject({ decision: 'denied', reasons: ['expired'] });
    expect(await scan({ card_number: 'C9' })).toMatchObject({
      decision: 'denied',
      reasons: ['unknown_card'],
    });
    const override = { card_number: 'C3', override_reason: 'Pays tonight' };
    expect(await scan(override)).toMatchObject({ decision: 'allowed', reasons: ['expired'] });
  });

  it('freezes a membership, and knows it at the door', async () => {
    at('12:00');
    const { id } = memberships.get('Daan')!;
    const days = { start_date: '2026-03-02', end_date: '2026-03-11', reason: 'Broken arm' };
    expect(expectStatus(await desk.post<Membership>(`/memberships/${id}/freeze`, days), 200)).toMatchObject({
      status: 'frozen',
      end_date: '2026-04-11',
    });
    at('13:00'); // the visit of the morning is over
    expect(await scan({ card_number: 'C4' })).toMatchObject({ decision: 'denied', reasons: ['frozen'] });
  });

  it('reminds whoever ends in a week, at nine', async () => {
    at('08:59');
    await worker.get(WriteRemindersJob, { strict: false }).run();
    const reminders = () =>
      test.sql<{ recipient_email: string }>(
        `SELECT recipient_email FROM mails WHERE gym_id = $1 AND template = 'customer-reminder'`,
        [gym.gym.id],
      );
    expect(await reminders()).toEqual([]);
    at('09:00');
    for (let run = 0; run < 2; run++) await worker.get(WriteRemindersJob, { strict: false }).run();
    expect(await reminders()).toEqual([{ recipient_email: 'bram@example.com' }]);
  });

  it('renews whoever is on the list of the day, all at once', async () => {
    at('14:00');
    expect(await namesOf('/work-lists/expiring')).toEqual(['Anna', 'Bram']);
    expect(await namesOf('/work-lists/lapsed')).toEqual(['Cléo']);
    const membership_ids = ['Anna', 'Bram'].map((name) => memberships.get(name)!.id);
    const rows = expectStatus(
      await desk.post<{ renewal: Membership | null; problem: object | null }[]>('/memberships/renew', {
        membership_ids,
      }),
      200,
    );
    expect(rows.map(({ renewal }) => [renewal?.start_date, renewal?.end_date])).toEqual([
      ['2026-03-03', '2026-04-02'],
      ['2026-03-10', '2026-04-09'],
    ]);
    expect(await namesOf('/work-lists/expiring')).toEqual([]);
  });

  it('welcomes somebody who walks in', async () => {
    at('18:00');
    const eva = await buildCustomer(desk, { first_name: 'Eva', card_number: 'C6', phone: '0444 99 88 77' });
    customers.set('Eva', eva);
    memberships.set('Eva', await sell('Eva', month, '2026-03-02'));
    expect(await scan({ card_number: 'C6' })).toMatchObject({ decision: 'allowed' });
    expectStatus(await desk.post(`/customers/${eva.id}/notes`, { text: 'Wants to box' }), 201);
    const occupancy = expectStatus(
      await desk.get<{ count: number; customers: { first_name: string }[] }>('/occupancy'),
      200,
    );
    expect([occupancy.count, occupancy.customers[0]!.first_name]).toEqual([1, 'Eva']);
  });

  it('ends with figures that add up', async () => {
    at('21:00');
    const today = expectStatus(await desk.get<Record<string, number>>('/reports/today'), 200);
    // Anna and Daan in the morning, Cléo by the desk's leave, Eva in the evening; a card nobody has, Cléo before, Daan frozen.
    expect(today).toMatchObject({ visits: 4, denied: 3, in_now: 1, frozen: 1, lapsed: 0, expiring: 0 });
    const attendance = expectStatus(
      await owner.get<{
        visits: number;
        customers: number;
        hours: { weekday: string; hour: number; visits: number }[];
      }>('/reports/attendance?from=2026-03-02&to=2026-03-02'),
      200,
    );
    expect(attendance).toMatchObject({ visits: today.visits, customers: 4 });
    expect(
      attendance.hours
        .filter(({ visits }) => visits > 0)
        .map(({ weekday, hour, visits }) => [weekday, hour, visits]),
    ).toEqual([
      ['monday', 8, 3],
      ['monday', 18, 1],
    ]);
    const members = expectStatus(
      await owner.get<Record<string, number>>('/reports/members?from=2026-03-01&to=2026-03-02'),
      200,
    );
    // Anna and Bram before; Daan and Eva today; Cléo left in February.
    expect(members).toMatchObject({ start: 2, joined: 2, returned: 0, left: 0, end: 4 });
    const { text } = await owner.get<string>('/customers.csv?sort=name');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + customers.size);
    const visits = expectStatus(await owner.get<object[]>('/check-ins?decision=allowed'), 200);
    expect(visits).toHaveLength(today.visits!);
    const history = expectStatus(
      await owner.get<{ items: { action: string }[] }>('/audit-log?action=check_in.overridden'),
      200,
    );
    expect(history.items).toHaveLength(1);
  });
});
