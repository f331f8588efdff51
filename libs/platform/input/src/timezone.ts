import { isTimeZone } from 'class-validator';
import { keyword } from 'cldr-bcp47/bcp47/timezone.json';

/** Every IANA zone and link in its proper spelling, by its name in lower case. */
const SPELLINGS = new Map(
  Object.values<unknown>(keyword.u.tz)
    .flatMap((zone) => {
      const { _alias: names } = zone as { _alias?: string };
      return names?.split(' ') ?? [];
    })
    .filter(isTimeZone)
    .map((name) => [name.toLowerCase(), name]),
);

/** The proper spelling of an IANA time zone, such as `Europe/Berlin` for `europe/berlin`; undefined when there is none. */
export const timeZoneNamed = (name: string): string | undefined => SPELLINGS.get(name.toLowerCase());
