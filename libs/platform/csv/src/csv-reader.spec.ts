import { readCsv } from './csv-reader';

/** The bytes in pieces of a few: where a letter is cut in two must not matter. */
async function* piecesOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(bytes: Buffer, size = 3) {
  const csv = await readCsv(piecesOf(bytes, size));
  const records = [];
  for await (const record of csv.records) records.push(record);
  return { names: csv.names, delimiter: csv.delimiter, encoding: csv.encoding, records };
}

const TEXT = 'Prénom;Nom\r\nZoë;Weiß\r\n';
const RECORDS = [{ line: 2, cells: ['Zoë', 'Weiß'] }];
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('A file', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['utf-16be', swapped(`\ufeff${TEXT}`)],
    ['windows-1252', Buffer.from(TEXT, 'latin1')],
  ])('in %s is read, wherever it is cut', async (encoding, bytes) => {
    for (const size of [1, 2, 3, 5, 1_000])
      expect(await read(bytes, size)).toEqual({
        names: ['Prénom', 'Nom'],
        delimiter: ';',
        encoding,
        records: RECORDS,
      });
  });

  it('has the euro sign and quotes of Windows-1252', async () => {
    const { records } = await read(Buffer.from([0x61, 0x0a, 0x80, 0x91, 0x0a]));
    expect(records).toEqual([{ line: 2, cells: ['€‘'] }]);
  });

  it.each([
    [',', 'a,b;c\n1,2\n'],
    [';', 'a;b,c;d\n1;2;3\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', '"a,b,c";d\n1;2\n'],
    [';', 'sep=;\r\na,b,c;d\r\n1;2\r\n'],
    [',', 'a\n1\n'],
  ])('is divided by %j: %j', async (delimiter, text) => {
    expect((await read(Buffer.from(text))).delimiter).toBe(delimiter);
  });

  it.each(['\n', '\r\n', '\r'])('has lines that end in %j, and records on several lines', async (end) => {
    const text = ['a,b', '"1', '2",3', '', ',', '4,"say ""hi"""', '5', ''].join(end);
    expect((await read(Buffer.from(text))).records).toEqual([
      { line: 2, cells: [`1${end}2`, '3'] },
      { line: 6, cells: ['4', 'say "hi"'] },
      { line: 7, cells: ['5'] },
    ]);
  });

  it.each([
    ['is a workbook: save it as CSV, and send that', Buffer.from('PK\x03\x04')],
    ['is no text: it has NUL characters', Buffer.from('a\n\0')],
    ['is no text: it has NUL characters', Buffer.from('a\n1\n', 'utf16le')],
    [
      'begins as UTF-8 and goes on as something else: save it as UTF-8',
      Buffer.from([0xc3, 0xa9, 0x0a, 0xe9, 0x0a]),
    ],
    [
      'begins as UTF-16 and goes on as something else: save it as UTF-8',
      Buffer.from([0xff, 0xfe, 0x61, 0, 0x62]),
    ],
    ['is empty: its first line must name its columns', Buffer.from('\ufeff\r\n')],
    ['has a quote that is never closed, at or before line 3', Buffer.from('a\n"1\n2')],
    [
      'has a record of more than 131,072 characters at line 2: a quote may lack there',
      Buffer.from(`a\n${'1'.repeat(140_000)}\n`),
    ],
  ])('that %s is refused', async (message, bytes) => {
    await expect(read(bytes, 1_000)).rejects.toThrow(message);
  });
});
