import { z } from 'zod/mini';

const schema = z.object({
  /** Back at the columns, though the file was checked. */
  columns: z.optional(z.catch(z.optional(z.boolean()), undefined)),
  /** Which rows are looked at. */
  rows: z.optional(z.catch(z.optional(z.enum(['rejected', 'in_review'])), undefined)),
});

export const readSearch = (search: Record<string, unknown>): z.infer<typeof schema> => schema.parse(search);
