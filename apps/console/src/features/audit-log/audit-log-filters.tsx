import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { staff } from '../staff/queries';
import type { AuditLogSearch } from './search';
import { useTexts } from './texts';
import { actionName, ACTIONS, resourceName, RESOURCES } from './wording';

const route = getRouteApi('/desk/audit-log');

/** What narrows the log down. Every change goes into the address, from where the log reads it. */
export function AuditLogFilters() {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: people } = useQuery(staff);
  const set = (change: Partial<AuditLogSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  const options = (names: string[], nameOf: (name: string) => string, chosen: string | undefined) =>
    [...new Set([...names, ...(chosen ? [chosen] : [])])]
      .map((value) => ({ value, label: nameOf(value) }))
      .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <Group align="end" role="search" aria-label={t('filters')}>
      <Select
        label={t('resource')}
        data={options(RESOURCES, resourceName, search.resource)}
        value={search.resource ?? null}
        onChange={(resource) => set({ resource: resource ?? undefined, resource_id: undefined })}
        placeholder={t('any')}
        clearable
        searchable
        w={{ base: '100%', xs: 200 }}
      />
      <Select
        label={t('action')}
        data={options(ACTIONS, actionName, search.action)}
        value={search.action ?? null}
        onChange={(action) => set({ action: action ?? undefined })}
        placeholder={t('any')}
        clearable
        searchable
        w={{ base: '100%', xs: 220 }}
      />
      <Select
        label={t('who')}
        data={people?.map(({ id, email }) => ({ value: String(id), label: email })) ?? []}
        value={search.actor_id === undefined ? null : String(search.actor_id)}
        onChange={(id) => set({ actor_id: id === null ? undefined : Number(id) })}
        placeholder={t('any')}
        clearable
        w={{ base: '100%', xs: 240 }}
      />
      {(['from', 'until'] as const).map((bound) => (
        <TextInput
          key={bound}
          type="date"
          label={t(bound)}
          value={search[bound] ?? ''}
          onChange={(event) => set({ [bound]: event.currentTarget.value || undefined })}
        />
      ))}
      {Object.values(search).some((filter) => filter !== undefined) && (
        <Button variant="default" onClick={() => void navigate({ to: '.', search: {}, replace: true })}>
          {t('show_all')}
        </Button>
      )}
    </Group>
  );
}
