import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { writeCsv } from './csv-writer';
import { restored } from './formula-cells';

async function textOf(names: string[], pages: string[][][], byteOrderMark = false): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(names, pages, { byteOrderMark })) text += piece;
  return text;
}

describe('A CSV file', () => {
  it('has cells in quotes where they could be taken for several, and ends each line as RFC 4180 has it', async () => {
    const cells = ['plain', 'a,b', 'a "b"', 'a\nb', 'a\rb', ' a;b\t ', ''];
    expect(await textOf(['one'], [[cells], [], [['=1', "'=1", 'é']]])).toBe(
      `one\r\nplain,"a,b","a ""b""","a\nb","a\rb", a;b\t ,\r\n'=1,''=1,é\r\n`,
    );
  });

  it('begins with a byte order mark where that is asked for, also without records', async () => {
    expect(await textOf(['one', 'two'], [], true)).toBe('\ufeffone,two\r\n');
  });

  it('is read back as it was written, whatever its cells are', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', "'", ' ', 'ß', '\t') });
    const record = fc.tuple(cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(record, { maxLength: 3 }), { maxLength: 3 }), async (pages) => {
        const text = await textOf(['one', 'two'], pages);
        const read = parse(text, { record_delimiter: '\r\n' }).slice(1);
        expect(read.map((cells) => cells.map(restored))).toEqual(pages.flat());
      }),
    );
  });
});
