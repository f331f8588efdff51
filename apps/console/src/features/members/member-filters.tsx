import { Group, NumberInput, Popover, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { tags } from './queries';
import type { MembersSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

/** What is seldom asked for, and loaded only then: status, tag and age. */
export function MemberFilters() {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: knownTags } = useQuery(tags);
  const set = (change: Partial<MembersSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Popover.Dropdown aria-label={t('filters')} maw="calc(100vw - 2rem)">
      <Stack>
        <Select
          label={t('columns.active')}
          data={[
            { value: 'true', label: t('active') },
            { value: 'false', label: t('inactive') },
          ]}
          value={search.active === undefined ? null : String(search.active)}
          onChange={(value) => set({ active: value === null ? undefined : value === 'true' })}
          placeholder={t('any')}
          clearable
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('tag')}
          data={knownTags?.map(({ tag }) => tag) ?? []}
          value={search.tag ?? null}
          onChange={(value) => set({ tag: value ?? undefined })}
          placeholder={t('any')}
          clearable
          searchable
          comboboxProps={{ withinPortal: false }}
        />
        <Group grow>
          {(['min_age', 'max_age'] as const).map((bound) => (
            <NumberInput
              key={bound}
              label={t(bound)}
              min={0}
              max={150}
              value={search[bound] ?? ''}
              onChange={(value) => set({ [bound]: value === '' ? undefined : Number(value) })}
            />
          ))}
        </Group>
      </Stack>
    </Popover.Dropdown>
  );
}
