import { z } from 'zod/mini';

export const REPORTS = ['attendance', 'members'] as const;
export type ReportName = (typeof REPORTS)[number];

export const isReport = (name: string): name is ReportName => REPORTS.some((report) => report === name);

export const PERIODS = ['day', 'week', 'month', 'year'] as const;

const day = z.optional(z.catch(z.optional(z.iso.date()), undefined));

const schema = z.object({
  from: day,
  to: day,
  /** How long the periods are into which a report on members is divided. */
  by: z.optional(z.catch(z.optional(z.enum(PERIODS)), undefined)),
});

/** What a report is about: days, of which the server chooses those that are not given. */
export type ReportSearch = z.infer<typeof schema>;

export const readSearch = (search: Record<string, unknown>): ReportSearch => schema.parse(search);
