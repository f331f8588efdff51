import { z } from 'zod/mini';

export const WORK_LISTS = ['expiring', 'lapsed', 'absent', 'birthdays', 'incomplete'] as const;
export type WorkListName = (typeof WORK_LISTS)[number];

export const isWorkList = (name: string): name is WorkListName => WORK_LISTS.some((list) => list === name);

/** How far a list looks ahead or back, as the API allows it. */
export const DAYS: Record<WorkListName, { min: number; max: number; byDefault: number } | undefined> = {
  expiring: { min: 0, max: 90, byDefault: 14 },
  lapsed: { min: 1, max: 366, byDefault: 30 },
  absent: { min: 1, max: 366, byDefault: 21 },
  birthdays: { min: 0, max: 31, byDefault: 7 },
  incomplete: undefined,
};

const schema = z.object({ days: z.optional(z.catch(z.optional(z.int()), undefined)) });

export type WorkListSearch = z.infer<typeof schema>;

export const readSearch = (search: Record<string, unknown>): WorkListSearch => schema.parse(search);

/** The days that the address says, within what the list allows. */
export function daysOf(list: WorkListName, { days }: WorkListSearch): number | undefined {
  const bounds = DAYS[list];
  return bounds && Math.min(bounds.max, Math.max(bounds.min, days ?? bounds.byDefault));
}
