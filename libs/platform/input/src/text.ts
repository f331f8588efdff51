/** Characters that show nothing: white space, controls, format characters (bidirectional ones too), fillers. */
const INVISIBLE = String.raw`[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]`;
/** White space and format characters around a text; a NUL stays, to be refused. */
const AROUND = String.raw`(?:(?!\0)[\s\p{Z}\p{Cc}\p{Cf}])+`;

const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]/u;
const ANY_INVISIBLE = new RegExp(INVISIBLE, 'u');
const ENDS = new RegExp(`^${AROUND}|${AROUND}$`, 'gu');

/** Removes what cannot be seen at both ends of a text; anything else is returned as it is. */
export const trimmed = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(ENDS, '') : value;

/** Whether a reader would see anything of the text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Whether a text has characters that a reader cannot see, wherever they are. */
export const hasInvisible = (text: string): boolean => ANY_INVISIBLE.test(text);

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Characters as PostgreSQL counts them: code points. */
export const lengthOf = (text: string): number => [...text].length;
