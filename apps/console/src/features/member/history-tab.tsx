import { Stack, Text } from '@mantine/core';
import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../i18n/format';
import { staff } from '../staff/queries';
import { isField, isSame, toText } from './fields';
import classes from './member.module.css';
import { type HistoryEntry, history } from './queries';
import { ShowMore } from './show-more';
import { useTexts } from './texts';

/** Columns that follow from others, or that say the same as the entry itself. */
const UNTOLD = new Set([
  'id',
  'gym_id',
  'created_at',
  'updated_at',
  'mail_consent_at',
  'mail_consent_source',
]);

const ACTIONS = ['created', 'updated', 'deleted', 'merged', 'erased', 'exported'] as const;

/** Who changed what of a member: for owners and managers. */
export function HistoryTab({ memberId }: { memberId: number }) {
  const list = useSuspenseInfiniteQuery(history(memberId));
  return (
    <div>
      {list.data.pages
        .flatMap(({ items }) => items)
        .map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      <ShowMore list={list} />
    </div>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useTexts();
  const { data: people } = useQuery(staff);
  const known = ACTIONS.find((action) => entry.action === `customer.${action}`);
  const actor =
    entry.actor_id === null
      ? t('nobody')
      : (people?.find(({ id }) => id === entry.actor_id)?.email ?? t('account', { id: entry.actor_id }));
  return (
    <article className={classes.entry}>
      <Text size="sm" c="dimmed">
        {t('entry_by', { who: actor, when: formatDateTime(entry.at) })}
      </Text>
      <Text fw={600}>{known ? t(`actions.${known}`) : entry.action}</Text>
      <Stack gap={0}>
        {changesOf(entry).map(([field, before, after]) => (
          <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {known === 'updated'
              ? t('change', { field: isField(field) ? t(`fields.${field}`) : field, before, after })
              : `${isField(field) ? t(`fields.${field}`) : field}: ${after}`}
          </Text>
        ))}
      </Stack>
    </article>
  );
}

/** What an entry says has changed: the field, and what it was and is. */
function changesOf({ before, after }: HistoryEntry): [field: string, before: string, after: string][] {
  const fields = Object.keys(after ?? before ?? {}).filter((field) => !UNTOLD.has(field));
  return fields
    .filter((field) => !isSame(before?.[field] ?? null, after?.[field] ?? null))
    .filter((field) => before !== null || !isEmpty(after?.[field]))
    .map((field) => [field, toText(before?.[field]), toText(after?.[field])]);
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
