/** What spreadsheets take for a formula, wherever the file comes from (OWASP, "CSV Injection"); the wide ones are of Japanese keyboards. */
const FORMULA = '[=+\\-@\\t\\r＝＋－＠]';

/** A formula, or what is marked as a text already: it gets another mark, so that reading takes off what writing has put on. */
const TO_MARK = new RegExp(`^'*${FORMULA}`);
const MARKED = new RegExp(`^'+${FORMULA}`);

/** A cell as it is written to a file: `'` before what a spreadsheet would compute, such as `+44 20 7946 0000`. */
export const neutralised = (cell: string): string => (TO_MARK.test(cell) ? `'${cell}` : cell);

/** What {@link neutralised} was given. Other `'` stay: they belong to the text. */
export const restored = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);
