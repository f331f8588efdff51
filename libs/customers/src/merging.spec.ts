import { Customer } from './customer.entity';
import { takenOverFrom } from './merging';

const entry = (fields: Partial<Customer>): Customer =>
  Object.assign(new Customer(), {
    id: 1,
    guardian_id: null,
    tags: [],
    notes: null,
    mail_consent: null,
    membership_start: null,
    membership_end: null,
    has_memberships: false,
    ...fields,
  });

describe('What a customer takes over from another entry of the same person', () => {
  it('is what the customer lacks', () => {
    const into = entry({ email: 'a@example.com', phone: null, card_number: 'C1' });
    const from = entry({ email: 'b@example.com', phone: '1', phone_e164: null, card_number: 'C2' });
    expect(takenOverFrom(from, into)).toMatchObject({
      email: 'a@example.com',
      phone: '1',
      card_number: 'C1',
    });
  });

  it.each([
    [null, true, true],
    [true, false, false],
    [false, true, undefined],
    [true, true, undefined],
    [true, null, undefined],
  ])('is a refusal of mails, and any answer for none: %s and %s', (into, from, taken) => {
    expect(takenOverFrom(entry({ mail_consent: from }), entry({ mail_consent: into })).mail_consent).toBe(
      taken,
    );
  });

  it('fits: no more than 20 tags and 10,000 characters of notes, none of them cut in two', () => {
    const tags = (prefix: string) => Array.from({ length: 15 }, (_, index) => `${prefix} ${index}`);
    const taken = takenOverFrom(
      entry({ tags: tags('b'), notes: '😀'.repeat(9_999) }),
      entry({ tags: tags('a'), notes: 'Tall' }),
    );
    expect(taken.tags).toEqual([...tags('a'), ...tags('b').slice(0, 5)]);
    expect(taken.notes).toBe(`Tall\n\n${'😀'.repeat(9_994)}`);
  });

  it('is no date of a membership where dates follow from memberships', () => {
    const dates = { membership_start: '2026-01-01', membership_end: '2026-12-31' };
    expect(takenOverFrom(entry(dates), entry({}))).toMatchObject(dates);
    for (const into of [entry({ has_memberships: true }), entry({ membership_end: '2020-01-31' })])
      expect(takenOverFrom(entry(dates), into)).not.toHaveProperty('membership_start');
    expect(takenOverFrom(entry({ ...dates, has_memberships: true }), entry({}))).not.toHaveProperty(
      'membership_end',
    );
  });
});
