import { Anchor, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../i18n/format';
import { devices } from '../settings/queries';
import { staff } from '../staff/queries';
import type { AuditEntry } from './queries';
import { ResourceLink } from './resource-link';
import { useTexts } from './texts';
import { actionName, fieldName, showValue } from './wording';

/** How many values of something that was created or deleted are shown at once. */
const FEW = 6;

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** An entry of the log: when, who, what, and from what to what. */
export function EntryCard({ entry }: { entry: AuditEntry }) {
  const t = useTexts();
  const who = useActor(entry);
  const { client_address } = entry;
  return (
    <Paper component="article" withBorder p="sm" aria-labelledby={`entry-${entry.id}`}>
      <Stack gap={4}>
        <Group justify="space-between" gap="xs">
          <Group gap="xs" id={`entry-${entry.id}`}>
            <Text fw={600}>{actionName(entry.action)}</Text>
            <ResourceLink entry={entry} />
          </Group>
          <Text size="sm" component="time" dateTime={entry.at}>
            {formatDateTime(entry.at)}
          </Text>
        </Group>
        <Changes entry={entry} />
        <Text size="sm">{client_address ? t('who_from', { who, address: client_address }) : who}</Text>
      </Stack>
    </Paper>
  );
}

/** Who did it: somebody, a device at the entrance, or nobody. */
function useActor({ actor_id, actor_device_id }: AuditEntry): string {
  const t = useTexts();
  const { data: people } = useQuery(staff);
  const { data: tablets } = useQuery({ ...devices, enabled: actor_device_id !== null });
  if (actor_device_id !== null) {
    const name = tablets?.find(({ id }) => id === actor_device_id)?.name;
    return name === undefined ? t('some_device', { id: actor_device_id }) : t('device', { name });
  }
  if (actor_id === null) return t('nobody');
  return people?.find(({ id }) => id === actor_id)?.email ?? t('somebody', { id: actor_id });
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const t = useTexts();
  const fields = Object.keys({ ...before, ...after }).filter(
    (field) => isSaid(before?.[field]) || isSaid(after?.[field]),
  );
  const lines = fields.map((field) => {
    const name = fieldName(field);
    if (before && after)
      return t('change', { name, before: showValue(before[field]), after: showValue(after[field]) });
    return t('value', { name, value: showValue((after ?? before)?.[field]) });
  });
  const list = (
    <List size="sm">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
  if (lines.length === 0) return null;
  if (lines.length <= FEW) return list;
  return (
    <details>
      <Anchor component="summary" size="sm">
        {t('show_values', { count: lines.length })}
      </Anchor>
      {list}
    </details>
  );
}
