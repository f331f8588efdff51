import {
  Button,
  CloseButton,
  Group,
  Menu,
  NumberInput,
  Popover,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Columns3, ListFilter, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { tags } from './queries';
import { COLUMNS, DEFAULT_COLUMNS, type MembersSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

/** What narrows the list down. Every change goes into the address, from where the list reads it. */
export function MembersToolbar({ total }: { total: number | undefined }) {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: knownTags } = useQuery(tags);
  const set = (change: Partial<MembersSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  const columns = search.columns ?? DEFAULT_COLUMNS;
  const filters = [search.active, search.tag, search.min_age, search.max_age].filter(
    (filter) => filter !== undefined,
  );

  return (
    <Group gap="xs">
      <SearchInput q={search.q} onChange={(q) => set({ q })} />
      <Popover position="bottom-start" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<ListFilter size={20} aria-hidden />}>
            {filters.length > 0 ? t('filters_set', { count: filters.length }) : t('filters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filters')}>
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
      </Popover>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<Columns3 size={20} aria-hidden />} visibleFrom="sm">
            {t('choose_columns')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {COLUMNS.slice(1).map((column) => (
            <Menu.CheckboxItem
              key={column}
              checked={columns.includes(column)}
              onChange={() =>
                set({ columns: COLUMNS.filter((other) => columns.includes(other) !== (other === column)) })
              }
            >
              {t(`columns.${column}`)}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {total !== undefined && (
        <Text size="sm" role="status">
          {t('found', { count: total, number: formatNumber(total) })}
        </Text>
      )}
    </Group>
  );
}

/** Keeps what is typed to itself, so that no keystroke waits for the address. */
function SearchInput({
  q = '',
  onChange,
}: {
  q: string | undefined;
  onChange: (q: string | undefined) => void;
}) {
  const t = useTexts();
  const [text, setText] = useState(q);
  const typed = useRef(q);
  useEffect(() => {
    if (q === typed.current) return;
    typed.current = q;
    setText(q);
  }, [q]);
  const change = (value: string) => {
    setText(value);
    typed.current = value;
    onChange(value || undefined);
  };
  return (
    <TextInput
      type="search"
      flex={1}
      miw={200}
      aria-label={t('search')}
      placeholder={t('search_hint')}
      leftSection={<Search size={20} aria-hidden />}
      rightSection={text && <CloseButton aria-label={t('clear_search')} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}
