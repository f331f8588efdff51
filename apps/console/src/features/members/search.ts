import { z } from 'zod/mini';

export const COLUMNS = [
  'name',
  'email',
  'phone',
  'active',
  'membership_end',
  'tags',
  'card_number',
  'created_at',
] as const;
export type Column = (typeof COLUMNS)[number];

export const DEFAULT_COLUMNS: Column[] = ['name', 'email', 'phone', 'active', 'membership_end'];

/** By what the API sorts; descending with `-` in front. */
export const SORTABLE = ['name', 'email', 'membership_end', 'created_at'] as const;
export type Sortable = (typeof SORTABLE)[number];
export type Sort = Sortable | `-${Sortable}`;

const SORTS: Sort[] = SORTABLE.flatMap((column) => [column, `-${column}` as const]);

const age = z.optional(z.catch(z.optional(z.int().check(z.gte(0), z.lte(150))), undefined));

/** What the address of the list says; what it says wrong is left out. */
const schema = z.object({
  q: z.optional(z.catch(z.optional(z.coerce.string()), undefined)),
  active: z.optional(z.catch(z.optional(z.boolean()), undefined)),
  tag: z.optional(z.catch(z.optional(z.coerce.string()), undefined)),
  min_age: age,
  max_age: age,
  sort: z.optional(z.catch(z.optional(z.enum(SORTS)), undefined)),
  columns: z.optional(z.catch(z.optional(z.array(z.enum(COLUMNS))), undefined)),
});

export type MembersSearch = z.infer<typeof schema>;

export const readSearch = (search: Record<string, unknown>): MembersSearch => schema.parse(search);
