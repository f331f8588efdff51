/** Ranges that people ask for, by names of `presets` in the texts. */
export const PRESETS = ['four_weeks', 'this_month', 'last_month', 'this_year', 'last_year'] as const;
export type Preset = (typeof PRESETS)[number];

interface Range {
  from: string;
  to: string;
}

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The first and the last day, by the calendar of this device. */
export function rangeOf(preset: Preset, now = new Date()): Range {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const today = iso(year, month, day);
  const ranges: Record<Preset, Range> = {
    four_weeks: { from: iso(year, month, day - 27), to: today },
    this_month: { from: iso(year, month, 1), to: today },
    last_month: { from: iso(year, month - 1, 1), to: iso(year, month, 0) },
    this_year: { from: iso(year, 0, 1), to: today },
    last_year: { from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) },
  };
  return ranges[preset];
}
