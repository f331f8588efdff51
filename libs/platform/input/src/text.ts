/** What shows nothing: white space, controls, format characters (bidirectional ones too), fillers. NUL is refused, never dropped. */
const INVISIBLE = /^(?!\0)[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]$/u;
/** Changes the look of the character before it: the tags of a flag, variation selectors. */
const MODIFIER = /^[\u{E0020}-\u{E007F}\p{Variation_Selector}]$/u;

/** ASCII with a visible character at each end, as most texts are: it spares them the rest. */
const NOTHING_TO_TRIM = /^[!-~](?:[ -~]*[!-~])?$/;

const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]/u;
/** A plain space can be seen between two words. */
const INVISIBLE_INSIDE = /(?! )[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]/u;

/**
 * Removes what cannot be seen at both ends of a text; anything else is returned as it is. Character by character: a
 * pattern such as `\s+$` takes a time that grows with the square of the length.
 */
export function trimmed(value: unknown): unknown {
  if (typeof value !== 'string' || NOTHING_TO_TRIM.test(value)) return value;
  const characters = [...value];
  const isShown = (character: string): boolean => !INVISIBLE.test(character);
  const first = characters.findIndex(isShown);
  if (first === -1) return '';
  let end = characters.findLastIndex(isShown) + 1;
  while (MODIFIER.test(characters[end] ?? '')) end += 1;
  return characters.slice(first, end).join('');
}

/** Whether a reader would see anything of the text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Whether a text has characters that a reader cannot see, or odd spaces, wherever they are. */
export const hasInvisible = (text: string): boolean => INVISIBLE_INSIDE.test(text);

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Characters as PostgreSQL counts them: code points. */
export const lengthOf = (text: string): number =>
  /[\uD800-\uDFFF]/.test(text) ? [...text].length : text.length;
