import { InvalidInputError } from '@libs/platform/problems';
import 'reflect-metadata';
import { BooleanField, CurrencyField, EmailField, IntegerField, PasswordField, TextField } from './fields';
import { DateField, TimeOfDayField } from './date-fields';
import { InputPipe } from './input.pipe';
import { ObjectField, ObjectsField } from './object-fields';
import { optional } from './optional';

class Part {
  @TextField({ description: '', max: 3 })
  name: string;

  @TimeOfDayField({ description: '' })
  time: string;
}

class Fields {
  @ObjectField(Part, { description: '', nullable: true })
  part?: Part | null;

  @ObjectsField(Part, { description: '', max: 2 })
  parts?: Part[];

  @TextField({ description: '', min: 1, max: 3, trim: true })
  name?: string;

  @TextField({ description: '', max: 5, nullable: true })
  note?: string | null;

  @EmailField({ description: '' })
  email?: string;

  @PasswordField({ description: '' })
  password?: string;

  @IntegerField({ description: '', min: 0, max: 10 })
  count?: number;

  @BooleanField({ description: '' })
  flag?: boolean;

  @DateField({ description: '' })
  date?: string;

  @CurrencyField({ description: '' })
  currency?: string;
}

class Sample extends optional(Fields) {}

class Required {
  @TextField({ description: '', min: 1, max: 3 })
  name: string;
}

const pipe = new InputPipe();
const read = (value: unknown, metatype: unknown = Sample, type: 'body' | 'query' = 'body') =>
  pipe.transform(value, { type, metatype: metatype as typeof Sample });

function typesOf(value: unknown, metatype: unknown = Sample): string[] {
  try {
    read(value, metatype);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.errors.map(({ loc, type }) => `${loc.join('.')}: ${type}`);
  }
}

describe('input', () => {
  it.each([
    [{ name: ' Ada ' }, { name: 'Ada' }],
    [{ name: '👩‍🚀' }, { name: '👩‍🚀' }],
    [{ note: '' }, { note: '' }],
    [{ note: null }, { note: null }],
    [{ count: '7' }, { count: 7 }],
    [{ count: 7.0 }, { count: 7 }],
    [{ flag: 'false' }, { flag: false }],
    [{ flag: 'ON' }, { flag: true }],
    [{ date: '2000-02-29' }, { date: '2000-02-29' }],
    [{ date: '1990-02-20T00:00:00.000Z' }, { date: '1990-02-20' }],
    [{ date: '1990-02-20T00:00:00+05:30' }, { date: '1990-02-20' }],
    [{ currency: 'eur' }, { currency: 'EUR' }],
    [{ id: 7, created_at: 'x' }, {}],
    [{ part: null }, { part: null }],
    [{ part: { name: 'a', time: '23:59', id: 7 } }, { part: { name: 'a', time: '23:59' } }],
    [{ parts: [{ name: 'a', time: '00:00', constructor: 1 }] }, { parts: [{ name: 'a', time: '00:00' }] }],
    [undefined, {}],
  ])('reads %j as %j', (value, expected) => {
    expect({ ...(read(value) as object) }).toEqual(expected);
  });

  it.each([
    [{ name: '  ' }, ['body.name: blank']],
    [{ name: null }, ['body.name: null']],
    [{ name: 5 }, ['body.name: string']],
    [{ name: ['a'] }, ['body.name: string']],
    [{ name: 'Ada!' }, ['body.name: too_long']],
    [{ name: 'a\0' }, ['body.name: characters']],
    [{ name: '\ud800' }, ['body.name: characters']],
    // Three hearts of two code points each are six characters to PostgreSQL.
    [{ note: '❤️❤️❤️' }, ['body.note: too_long']],
    [{ email: 'ada' }, ['body.email: email']],
    [{ email: '"a b"@example.com' }, ['body.email: email']],
    [{ password: 'ä'.repeat(37) }, ['body.password: too_long']],
    [{ password: '1234567' }, ['body.password: too_short']],
    [{ count: 'seven' }, ['body.count: integer']],
    [{ count: 1.5 }, ['body.count: integer']],
    [{ count: 11 }, ['body.count: too_large']],
    [{ count: -1 }, ['body.count: too_small']],
    [{ flag: 'perhaps' }, ['body.flag: boolean']],
    [{ date: '2001-02-29' }, ['body.date: date']],
    [{ date: '0000-01-01' }, ['body.date: date']],
    [{ date: '1990-02-20T10:00:00Z' }, ['body.date: date']],
    [{ date: '1990-02-20T00:00:00+99:99' }, ['body.date: date']],
    [{ currency: 'XYZ' }, ['body.currency: currency']],
    [{ name: '', count: 'x' }, ['body.name: blank', 'body.count: integer']],
    [{ part: 'a' }, ['body.part: object']],
    [{ part: [] }, ['body.part: object']],
    [{ part: {} }, ['body.part.name: missing', 'body.part.time: missing']],
    [{ part: { name: 'a', time: '24:00' } }, ['body.part.time: time_of_day']],
    [{ parts: {} }, ['body.parts: objects']],
    [{ parts: [{}, []] }, ['body.parts: objects']],
    [{ parts: [] }, ['body.parts: too_few']],
    [{ parts: [{}, {}, {}] }, ['body.parts: too_many']],
    [
      {
        parts: [
          { name: 'a', time: '00:00' },
          { name: 'abcd', time: '1:00' },
        ],
      },
      ['body.parts.1.name: too_long', 'body.parts.1.time: time_of_day'],
    ],
    [null, ['body: object']],
    [[], ['body: object']],
    ['text', ['body: object']],
  ])('refuses %j', (value, errors) => {
    expect(typesOf(value)).toEqual(errors);
  });

  it('reports an absent required field as missing', () => {
    expect(typesOf({}, Required)).toEqual(['body.name: missing']);
  });

  it('uses the last of a repeated query parameter', () => {
    expect(read({ name: ['a', 'b'] }, Sample, 'query')).toEqual({ name: 'b' });
  });
});
