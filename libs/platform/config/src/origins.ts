/**
 * Reads a list of origins: separated by commas, or as the JSON array that the original service took. A closing slash is
 * dropped. What is no list is returned as it is, for validation to refuse.
 */
export function readOrigins(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  let list: unknown = value.split(',');
  if (value.trim().startsWith('[')) {
    try {
      list = JSON.parse(value);
    } catch {
      return value;
    }
  }
  if (!Array.isArray(list) || list.some((origin) => typeof origin !== 'string')) return value;
  return (list as string[]).map((origin) => origin.trim().replace(/\/$/, '')).filter(Boolean);
}
