import { decideOffline } from './decide-offline';
import { findMembers, type KnownMember, parseSnapshot, type Snapshot } from './snapshot';

const ada = {
  type: 'customer',
  id: 17,
  first_name: 'Ada',
  last_name: 'Lovelace',
  card_number: '0004711',
  phone_digits: '1234',
  allowed_until: '2026-01-08',
  reasons: [],
  access: null,
  open_visit: null,
};

function buildSnapshot(changes: Partial<KnownMember> = {}): Snapshot {
  const lines = [
    { type: 'snapshot', made_at: '2026-01-01T09:30:00.000Z', visit_timeout_minutes: 240 },
    { ...ada, ...changes },
    { type: 'end', customers: 1 },
  ];
  return parseSnapshot(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const scan = {
  visitor: { card_number: '0004711' },
  at: new Date('2026-01-01T10:00:00Z'),
  timeZone: 'Europe/Berlin',
};

describe('A snapshot', () => {
  it('is refused when its end is missing', () => {
    expect(() => parseSnapshot(JSON.stringify({ type: 'snapshot' }))).toThrow('not whole');
  });

  it.each(['lovelace', 'ADA', 'ada love', '1234', '0004711'])('finds a member by %s', (text) => {
    expect(findMembers(buildSnapshot(), text, 8)).toMatchObject([{ id: 17 }]);
  });

  it('finds names without their accents', () => {
    expect(findMembers(buildSnapshot({ first_name: 'Ádá' }), 'ada', 8)).toHaveLength(1);
  });
});

describe('Without a connection', () => {
  it('a member is let in by a card or by the id', () => {
    for (const visitor of [scan.visitor, { customer_id: 17 }])
      expect(decideOffline(buildSnapshot(), { ...scan, visitor })).toMatchObject({
        decision: 'allowed',
        customer: { first_name: 'Ada' },
      });
  });

  it('an unknown card is denied', () => {
    const visitor = { card_number: '1' };
    expect(decideOffline(buildSnapshot(), { ...scan, visitor })).toMatchObject({
      decision: 'denied',
      reasons: ['unknown_card'],
      customer: null,
    });
  });

  it('the last day is the last one by the clock of the gym', () => {
    const decide = (at: string) => decideOffline(buildSnapshot(), { ...scan, at: new Date(at) }).reasons;
    expect(decide('2026-01-08T22:59:00Z')).toEqual([]);
    expect(decide('2026-01-08T23:00:00Z')).toEqual(['expired']);
  });

  it('what speaks against a member is said, and can be overridden', () => {
    const snapshot = buildSnapshot({ reasons: ['frozen'], allowed_until: null });
    expect(decideOffline(snapshot, scan)).toMatchObject({ decision: 'denied', reasons: ['frozen'] });
    expect(decideOffline(snapshot, { ...scan, override_reason: 'Guest' })).toMatchObject({
      decision: 'allowed',
      reasons: ['frozen'],
    });
  });

  it('hours of a membership count, past midnight too', () => {
    const snapshot = buildSnapshot({ access: [{ weekday: 'wednesday', from: '19:00', until: '04:00' }] });
    const decide = (at: string) => decideOffline(snapshot, { ...scan, at: new Date(at) }).reasons;
    // 31 December 2025 is a Wednesday; Berlin is an hour ahead.
    expect(decide('2025-12-31T18:00:00Z')).toEqual([]);
    expect(decide('2026-01-01T02:59:00Z')).toEqual([]);
    expect(decide('2026-01-01T03:00:00Z')).toEqual(['outside_hours']);
  });

  it('who came before is told since when, until the visit is over', () => {
    const since = '2026-01-01T06:30:00.000Z';
    const snapshot = buildSnapshot({ open_visit: { id: 1, since } });
    expect(decideOffline(snapshot, scan).already_in).toBe(since);
    expect(decideOffline(snapshot, { ...scan, at: new Date('2026-01-01T10:30:00Z') }).already_in).toBeNull();
    const lastVisit = '2026-01-01T09:59:00.000Z';
    expect(decideOffline(buildSnapshot(), { ...scan, lastVisit }).already_in).toBe(lastVisit);
  });
});
