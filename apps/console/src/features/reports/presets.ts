/** Ranges that people ask for, by names of `presets` in the texts. */
export const PRESETS = ['four_weeks', 'this_month', 'last_month', 'this_year', 'last_year'] as const;
export type Preset = (typeof PRESETS)[number];

interface Range {
  from: string;
  to: string;
}

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The first and the last day. @param today by the calendar of the gym, `2026-01-31` */
export function rangeOf(preset: Preset, today: string): Range {
  const date = new Date(today);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const ranges: Record<Preset, Range> = {
    four_weeks: { from: iso(year, month, day - 27), to: today },
    this_month: { from: iso(year, month, 1), to: today },
    last_month: { from: iso(year, month - 1, 1), to: iso(year, month, 0) },
    this_year: { from: iso(year, 0, 1), to: today },
    last_year: { from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) },
  };
  return ranges[preset];
}
