import { z } from 'zod/mini';

export const TABS = ['memberships', 'visits', 'notes', 'history'] as const;

/** Which tab the address asks for. */
const schema = z.object({ tab: z.optional(z.catch(z.optional(z.enum(TABS)), undefined)) });

export const readSearch = (search: Record<string, unknown>): z.infer<typeof schema> => schema.parse(search);
