import { type CustomerAtDesk } from '@libs/customers';
import { DateTime } from 'luxon';
import { decideAccess, type UsedEntitlement } from './access-decision';

const AT = DateTime.fromISO('2026-03-02T12:00', { zone: 'Europe/Berlin' }); // a Monday

const customer = (fields: Partial<CustomerAtDesk> = {}): CustomerAtDesk => ({
  id: 17,
  first_name: 'Ada',
  last_name: 'Lovelace',
  active: true,
  membership_start: null,
  membership_end: null,
  photo_id: null,
  ...fields,
});

const entitlement = (fields: Partial<UsedEntitlement> = {}): UsedEntitlement => ({
  membership_id: 11,
  plan_name: 'Monthly',
  status: 'active',
  end_date: null,
  access: null,
  included: null,
  visits: 0,
  ...fields,
});

/** So many visits in March. */
const included = (visits: number, end_date = '2026-03-31') => ({
  visits,
  period: { start_date: '2026-03-01', end_date },
});

const EVENINGS = [{ weekday: 'monday' as const, from: '18:00', until: '22:00' }];

describe('A customer without memberships', () => {
  it.each<[string, Partial<CustomerAtDesk>, string[]]>([
    ['and without their dates', {}, ['no_membership']],
    ['on the last day', { membership_end: '2026-03-02' }, []],
    ['after the last day', { membership_end: '2026-03-01' }, ['expired']],
    ['with a first day alone', { membership_start: '2026-01-01' }, []],
    ['whose first day is to come, which is but a note', { membership_start: '2026-04-01' }, []],
    ['set inactive', { active: false, membership_end: '2026-12-31' }, ['inactive']],
    ['set inactive, and expired', { active: false, membership_end: '2026-03-01' }, ['inactive', 'expired']],
  ])('%s', (_, fields, reasons) => {
    expect(decideAccess(customer(fields), [], 'open', AT).reasons).toEqual(reasons);
  });
});

describe('A customer with memberships', () => {
  it.each<[string, Partial<UsedEntitlement>[], string[]]>([
    ['that holds', [{}], []],
    ['that holds and will not go on', [{ status: 'ending' }], []],
    ['to come', [{ status: 'pending' }], ['pending']],
    ['that has ended', [{ status: 'ended', end_date: '2026-03-01' }], ['expired']],
    ['that was cancelled', [{ status: 'cancelled', end_date: '2026-03-01' }], ['cancelled']],
    ['that rests', [{ status: 'frozen' }], ['frozen']],
    ['at another hour', [{ access: EVENINGS }], ['outside_hours']],
    ['with visits left', [{ included: included(10), visits: 9 }], []],
    ['without visits left', [{ included: included(10), visits: 10 }], ['visits_used_up']],
    [
      'without visits left, at another hour',
      [{ included: included(10), visits: 10, access: EVENINGS }],
      ['visits_used_up', 'outside_hours'],
    ],
    ['of which one lets in', [{ status: 'frozen' }, { included: included(1), visits: 1 }, {}], []],
    [
      'of the day: those that are over or to come do not matter',
      [{ status: 'ended', end_date: '2026-01-31' }, { status: 'frozen' }, { status: 'pending' }],
      ['frozen'],
    ],
    [
      'of which the last was cancelled, and another is to come',
      [
        { status: 'cancelled', end_date: '2026-02-28' },
        { status: 'ended', end_date: '2026-01-31' },
        { status: 'pending' },
      ],
      ['pending', 'cancelled'],
    ],
  ])('%s', (_, entitlements, reasons) => {
    const all = entitlements.map((fields) => entitlement(fields));
    expect(decideAccess(customer(), all, 'open', AT).reasons).toEqual(reasons);
  });

  it('uses what can be had for nothing first, then the visits that lapse first', () => {
    const pass = (membership_id: number, end_date: string) =>
      entitlement({ membership_id, included: included(10, end_date) });
    const passes = [pass(1, '2026-06-30'), pass(2, '2026-04-30')];
    const used = (all: UsedEntitlement[]) =>
      decideAccess(customer(), all, 'open', AT).entitlement?.membership_id;
    expect(used(passes)).toBe(2);
    expect(used([...passes, entitlement({ membership_id: 3 })])).toBe(3);
  });
});

it('A closed gym lets nobody in, whatever they have', () => {
  expect(decideAccess(customer(), [entitlement()], 'gym_closed', AT).reasons).toEqual(['gym_closed']);
  const frozen = entitlement({ status: 'frozen' });
  expect(decideAccess(customer(), [frozen], 'outside_hours', AT).reasons).toEqual([
    'frozen',
    'outside_hours',
  ]);
  const evenings = entitlement({ access: EVENINGS });
  expect(decideAccess(customer(), [evenings], 'outside_hours', AT).reasons).toEqual(['outside_hours']);
});

it('An unknown card lets nobody in, and the hours are told all the same', () => {
  expect(decideAccess(undefined, [], 'open', AT)).toEqual({ reasons: ['unknown_card'] });
  expect(decideAccess(undefined, [], 'gym_closed', AT).reasons).toEqual(['unknown_card', 'gym_closed']);
});
