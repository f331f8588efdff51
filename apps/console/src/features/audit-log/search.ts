import { z } from 'zod/mini';

const text = z.optional(z.catch(z.optional(z.coerce.string()), undefined));
const id = z.optional(z.catch(z.optional(z.int().check(z.gte(1))), undefined));
const day = z.optional(z.catch(z.optional(z.iso.date()), undefined));

/** What the address of the log says; what it says wrong is left out. Days are those of the gym. */
const schema = z.object({
  resource: text,
  resource_id: id,
  action: text,
  actor_id: id,
  from: day,
  until: day,
});

export type AuditLogSearch = z.infer<typeof schema>;

export const readSearch = (search: Record<string, unknown>): AuditLogSearch => schema.parse(search);
