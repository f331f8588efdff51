import {
  fillPlaceholders,
  longDate,
  PLACEHOLDERS,
  STANDARD_TEXTS,
  unknownPlaceholders,
} from './reminder-text';

const VALUES = {
  recipient_first_name: 'Anne',
  first_name: 'Ada',
  last_name: 'Lovelace',
  gym_name: 'Iron Temple',
  end_date: '31 March 2026',
};

describe('A reminder text', () => {
  it('gets values in the place of its placeholders', () => {
    expect(fillPlaceholders('{first_name} {last_name}, until {end_date} – {first_name}!', VALUES)).toBe(
      'Ada Lovelace, until 31 March 2026 – Ada!',
    );
  });

  it('takes values as they are, whatever they look like', () => {
    expect(fillPlaceholders('Hi {first_name}', { ...VALUES, first_name: "{gym_name} $& $1 $'" })).toBe(
      "Hi {gym_name} $& $1 $'",
    );
  });

  it('leaves in braces what is no placeholder', () => {
    expect(fillPlaceholders('{constructor} {first name} {', VALUES)).toBe('{constructor} {first name} {');
  });

  it('has unknown placeholders found, in the order in which they stand there', () => {
    expect(unknownPlaceholders('{first_name} {name} {} {constructor} {{gym_name}} {first name}')).toEqual([
      'name',
      '',
      'constructor',
      'first name',
    ]);
    for (const name of PLACEHOLDERS) expect(unknownPlaceholders(`{${name}}`)).toEqual([]);
  });

  it.each(Object.entries(STANDARD_TEXTS))(
    'has only known ones unless the gym writes its own: %s',
    (_, text) => {
      expect(unknownPlaceholders(text.subject + text.message)).toEqual([]);
    },
  );
});

it('A date is said in words that are read alike everywhere', () => {
  expect(longDate('2026-03-31')).toBe('31 March 2026');
  expect(longDate('2028-02-29')).toBe('29 February 2028');
});
