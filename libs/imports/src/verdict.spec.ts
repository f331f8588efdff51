import { type Candidate, type CustomerFields } from '@libs/customers';
import { digestsOf } from './row-keys';
import { type ReadRow } from './row-reader';
import { decide, SeenRows } from './verdict';

type Values = Partial<CustomerFields>;

const ADA = { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' };

const rowOf = (values: Values, line = 2): ReadRow => ({
  line,
  values,
  digests: digestsOf(values),
  problems: [],
});
const candidate = (same: Partial<Candidate>, id = 17): Candidate => ({
  line: 2,
  id,
  same_external_id: null,
  same_card_number: null,
  same_email: null,
  same_name: null,
  same_date_of_birth: null,
  same_guardian: null,
  ...same,
});
const verdictOn = (row: Values, candidates: Candidate[] = [], earlier: Values[] = []) => {
  const seen = new SeenRows();
  earlier.forEach((values, index) => seen.add(rowOf(values, index + 2)));
  const verdict = decide(rowOf(row, earlier.length + 2), candidates, seen);
  return 'problem' in verdict ? [verdict.kind, verdict.problem.message] : verdict;
};

describe('A row is about', () => {
  it.each([
    [
      'whoever has its external id, under whatever name',
      { external_id: 'A1', ...ADA },
      { same_external_id: true, same_name: false },
    ],
    ['whoever has its card', { card_number: '5', ...ADA }, { same_card_number: true }],
    ['whoever has its e-mail and name', ADA, { same_email: true, same_name: true }],
    [
      'whoever has its e-mail and name, with a new card',
      ADA,
      { same_email: true, same_name: true, same_card_number: false },
    ],
  ])('%s', (_, row, same) => {
    expect(verdictOn(row, [candidate(same)])).toEqual({ kind: 'match', customer_id: 17 });
  });

  it('whoever has its guardian and name', () => {
    const row = { first_name: 'Ada', last_name: 'Byron', guardian_id: 3 };
    expect(verdictOn(row, [candidate({ same_guardian: true, same_name: true })])).toEqual({
      kind: 'match',
      customer_id: 17,
    });
  });

  it('somebody new when the guardian has its e-mail and name', () => {
    const row = { ...ADA, guardian_id: 17 };
    const guardian = candidate({ same_email: true, same_name: true });
    expect(verdictOn(row, [guardian])).toEqual({ kind: 'new' });
    // In a dry run, the guardian is on line 2 and has no id yet.
    expect(verdictOn({ ...ADA, guardian_id: -2 }, [], [ADA])).toEqual({ kind: 'new' });
  });

  it('somebody new when a child of another guardian has its name', () => {
    const child = { first_name: 'Ada', last_name: 'Byron' };
    expect(verdictOn({ ...child, guardian_id: 3 }, [], [{ ...child, guardian_id: 4 }])).toEqual({
      kind: 'new',
    });
  });

  it('somebody new when a child shares the e-mail', () => {
    expect(
      verdictOn({ ...ADA, first_name: 'Byron' }, [candidate({ same_email: true, same_name: false })]),
    ).toEqual({
      kind: 'new',
    });
    expect(verdictOn({ ...ADA, first_name: 'Byron' }, [], [ADA])).toEqual({ kind: 'new' });
  });

  it('the external id rather than the card', () => {
    const row = { external_id: 'A1', card_number: '5', ...ADA };
    expect(verdictOn(row, [candidate({ same_card_number: true, same_external_id: null }, 3)])).toEqual({
      kind: 'match',
      customer_id: 3,
    });
  });
});

describe('A row is for people to decide', () => {
  it.each([
    [
      'with the card of somebody with another external id',
      candidate({ same_card_number: true, same_external_id: false }),
      'has the card number of customer 17, but another external id',
    ],
    [
      'with the e-mail and name of somebody born on another day',
      candidate({ same_email: true, same_name: true, same_date_of_birth: false }),
      'has the e-mail and name of customer 17, and may be somebody else',
    ],
    [
      'with the name and birthday of somebody with another e-mail',
      candidate({ same_email: false, same_name: true, same_date_of_birth: true }),
      'has the name and date of birth of customer 17, but another e-mail',
    ],
  ])('%s', (_, other, message) => expect(verdictOn(ADA, [other])).toEqual(['in_review', message]));

  it('when several customers have its e-mail and name', () => {
    const same = { same_email: true, same_name: true };
    expect(verdictOn(ADA, [candidate(same), candidate(same, 18)])).toEqual([
      'in_review',
      'has the e-mail and name of 2 customers',
    ]);
  });

  it.each([
    ['birthday', { same_date_of_birth: false }],
    ['e-mail', { same_email: false }],
    ['external id', { same_external_id: false }],
  ])('with the guardian and name of somebody with another %s', (_, other) => {
    const row = { first_name: 'Ada', last_name: 'Byron', guardian_id: 3 };
    expect(verdictOn(row, [candidate({ same_guardian: true, same_name: true, ...other })])).toEqual([
      'in_review',
      'has the e-mail or guardian and name of customer 17, and may be somebody else',
    ]);
  });

  it('when an earlier line has its guardian and name, and another e-mail', () => {
    const earlier = { ...ADA, guardian_id: 3 };
    expect(verdictOn({ ...earlier, email: 'countess@example.com' }, [], [earlier])).toEqual([
      'in_review',
      'has the e-mail or guardian and name of line 2, and may be somebody else',
    ]);
  });

  it('when its card is on an earlier line with another external id', () => {
    const earlier = [{ ...ADA, external_id: 'A1', card_number: '5' }];
    expect(verdictOn({ external_id: 'A2', card_number: '5' }, [], earlier)).toEqual([
      'in_review',
      'has the card number of line 2, but another external id',
    ]);
  });

  it('when an earlier line has its name and birthday', () => {
    const earlier = [{ ...ADA, date_of_birth: '1990-02-20' }];
    expect(verdictOn({ ...earlier[0], email: 'countess@example.com' }, [], earlier)).toEqual([
      'in_review',
      'has the name and date of birth of line 2, but another e-mail',
    ]);
  });
});

describe('A row is passed over', () => {
  it.each([
    [{ external_id: 'A1' }, { external_id: 'A1', ...ADA }],
    [{ card_number: '5' }, { card_number: '5', ...ADA }],
    [{ ...ADA, email: 'ADA@example.com', first_name: 'Áda' }, ADA],
    [
      { first_name: 'Ada', last_name: 'Byron', guardian_id: 3 },
      { first_name: 'ada', last_name: 'Byron', guardian_id: 3 },
    ],
  ])('when it is about the same customer as an earlier line: %j', (row, earlier) => {
    expect(verdictOn(row, [], [earlier])).toEqual(['skipped', 'is the same customer as line 2']);
  });
});
