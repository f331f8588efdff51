/** The day that it is in a time zone, as the API writes it: `2026-01-31`. */
export const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
