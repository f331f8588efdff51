import { Button, CloseButton, Group, Menu, Popover, Text, TextInput } from '@mantine/core';
import { noop, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Bookmark, Columns3, ListFilter, type LucideIcon, Search } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { lazyPart } from '../../ui/lazy-part';
import { isCut, memberPages } from './queries';
import { COLUMNS, DEFAULT_COLUMNS, type MembersSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

const SavedViews = lazyPart(() => import('./saved-views'), 'SavedViews');
const MemberFilters = lazyPart(() => import('./member-filters'), 'MemberFilters');

/** What narrows the list down. Every change goes into the address, from where the list reads it. */
export function MembersToolbar({ total }: { total: number | undefined }) {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const set = (change: Partial<MembersSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  const find = (q: string | undefined) => {
    // Asked for at once, not when the page is drawn for it: at every keystroke, somebody waits. The page says what fails.
    void queryClient.infiniteQuery(memberPages({ ...search, q })).catch(noop);
    set({ q });
  };
  const columns = search.columns ?? DEFAULT_COLUMNS;
  const filters = [search.active, search.tag, search.min_age, search.max_age].filter(
    (filter) => filter !== undefined,
  );

  return (
    <Group gap="xs">
      <SearchInput q={search.q} onChange={find} />
      <Dropdown
        icon={ListFilter}
        label={filters.length > 0 ? t('filters_set', { count: filters.length }) : t('filters')}
      >
        {() => <MemberFilters />}
      </Dropdown>
      <Dropdown icon={Bookmark} label={t('views.title')}>
        {(close) => <SavedViews onClose={close} />}
      </Dropdown>
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
          {isCut(search, total)
            ? t('found_best', { number: formatNumber(total) })
            : t('found', { count: total, number: formatNumber(total) })}
        </Text>
      )}
    </Group>
  );
}

/** A button that opens a `Popover.Dropdown`, which is loaded no sooner. */
function Dropdown({
  icon: Icon,
  label,
  children,
}: {
  icon: LucideIcon;
  label: string;
  children: (close: () => void) => ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Icon size={20} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      {opened && <Suspense>{children(() => setOpened(false))}</Suspense>}
    </Popover>
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
