import { isAscii, isUtf8 } from 'node:buffer';
import { decode as decodeAs } from 'iconv-lite';
import { UnreadableCsvError } from './unreadable-csv.error';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What files begin with that say how they are encoded. */
const BYTE_ORDER_MARKS: [Encoding, Buffer][] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];
const LONGEST_MARK = 4;

/** What workbooks of Excel begin with: ZIP, and Microsoft's compound files. */
const WORKBOOKS = [Buffer.from('PK\x03\x04'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

/**
 * Reads the bytes of a text file whose encoding nobody has said: by its mark, else as UTF-8, else as Windows-1252, which is how
 * Excel writes CSV in the West. Which of the two shows at the first letters beyond ASCII: those of the other make no sense.
 */
export class TextReader implements AsyncIterable<string> {
  /** As far as it is known when the text has been read. */
  encoding: Encoding = 'utf-8';
  private isDecided = false;

  constructor(private readonly bytes: AsyncIterable<Buffer>) {}

  /** @throws UnreadableCsvError for what is no text, or of no encoding that is known here */
  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    let pending: Buffer = Buffer.alloc(0);
    let decode: ((bytes: Buffer, isLast: boolean) => [text: string, rest: Buffer]) | undefined;
    for await (const chunk of this.bytes) {
      pending = Buffer.concat([pending, chunk]);
      if (!decode && pending.length < LONGEST_MARK) continue;
      if (!decode) [decode, pending] = this.begin(pending);
      const [text, rest] = decode(pending, false);
      pending = rest;
      yield withoutNul(text);
    }
    if (!decode) [decode, pending] = this.begin(pending);
    yield withoutNul(decode(pending, true)[0]);
  }

  private begin(bytes: Buffer) {
    if (WORKBOOKS.some((mark) => bytes.subarray(0, 4).equals(mark)))
      throw new UnreadableCsvError('is a workbook: save it as CSV, and send that');
    const [encoding, mark] = BYTE_ORDER_MARKS.find(([, begin]) =>
      bytes.subarray(0, begin.length).equals(begin),
    ) ?? ['utf-8' as const, undefined];
    this.encoding = encoding;
    this.isDecided = mark !== undefined;
    const rest = bytes.subarray(mark?.length ?? 0);
    return [encoding.startsWith('utf-16') ? utf16(encoding) : this.decode.bind(this), rest] as const;
  }

  /** Up to the last byte of ASCII, so that no letter is cut in two. */
  private decode(bytes: Buffer, isLast: boolean): [string, Buffer] {
    let end = bytes.length;
    if (!isLast) while (end > 0 && bytes[end - 1]! >= 0x80) end--;
    const whole = bytes.subarray(0, end);
    if (!this.isDecided && !isAscii(whole)) {
      this.encoding = isUtf8(firstLetters(whole)) ? 'utf-8' : 'windows-1252';
      this.isDecided = true;
    }
    if (this.encoding === 'utf-8' && !isUtf8(whole)) throw notIn('UTF-8');
    // Node 20 takes Windows-1252 for Latin-1, which has no euro sign.
    return [decodeAs(whole, this.encoding, { stripBOM: false }), bytes.subarray(end)];
  }
}

/** The first bytes in a row that are not ASCII. */
function firstLetters(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  const length = bytes.subarray(start).findIndex((byte) => byte < 0x80);
  return bytes.subarray(start, length === -1 ? undefined : start + length);
}

function utf16(encoding: string) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes: Buffer, isLast: boolean): [string, Buffer] => {
    try {
      return [decoder.decode(bytes, { stream: !isLast }), Buffer.alloc(0)];
    } catch {
      throw notIn('UTF-16');
    }
  };
}

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new UnreadableCsvError('is no text: it has NUL characters');
  return text;
}

const notIn = (encoding: string) =>
  new UnreadableCsvError(`begins as ${encoding} and goes on as something else: save it as UTF-8`);
