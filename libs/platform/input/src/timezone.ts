import { isTimeZone } from 'class-validator';
import { keyword } from 'cldr-bcp47/bcp47/timezone.json';

/** Every zone and link that CLDR knows in its proper spelling, by its name in lower case. */
const SPELLINGS = new Map(
  Object.values<unknown>(keyword.u.tz)
    .flatMap((zone) => {
      const { _alias: names } = zone as { _alias?: string };
      return names?.split(' ') ?? [];
    })
    .map((name) => [name.toLowerCase(), name]),
);

/** The proper spelling of an IANA time zone, such as `Europe/Berlin` for `europe/berlin`; undefined when there is none. */
export function timeZoneNamed(name: string): string | undefined {
  const spelling = SPELLINGS.get(name.toLowerCase());
  return isTimeZone(spelling) ? spelling : undefined;
}
