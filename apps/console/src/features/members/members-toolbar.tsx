import { Button, CloseButton, Group, Menu, Popover, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Columns3, ListFilter, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { COLUMNS, DEFAULT_COLUMNS, type MembersSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

const MemberFilters = lazy(async () => ({ default: (await import('./member-filters')).MemberFilters }));

/** What narrows the list down. Every change goes into the address, from where the list reads it. */
export function MembersToolbar({ total }: { total: number | undefined }) {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<MembersSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  const [showsFilters, setShowsFilters] = useState(false);
  const columns = search.columns ?? DEFAULT_COLUMNS;
  const filters = [search.active, search.tag, search.min_age, search.max_age].filter(
    (filter) => filter !== undefined,
  );

  return (
    <Group gap="xs">
      <SearchInput q={search.q} onChange={(q) => set({ q })} />
      <Popover opened={showsFilters} onChange={setShowsFilters} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            onClick={() => setShowsFilters(!showsFilters)}
            leftSection={<ListFilter size={20} aria-hidden />}
          >
            {filters.length > 0 ? t('filters_set', { count: filters.length }) : t('filters')}
          </Button>
        </Popover.Target>
        {showsFilters && (
          <Suspense>
            <MemberFilters />
          </Suspense>
        )}
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
