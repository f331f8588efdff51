import { z } from 'zod/mini';

/** Whether the address asks for plans that are not sold any more. */
const schema = z.object({ archived: z.optional(z.catch(z.optional(z.literal(true)), undefined)) });

export const readSearch = (search: Record<string, unknown>): z.infer<typeof schema> => schema.parse(search);
