import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { found, type Member } from './queries';
import { useTexts } from './texts';

interface Props {
  label: string;
  description?: string;
  /** Who is not offered. */
  except: number;
  onChange: (member: Member | undefined) => void;
}

const SEARCH_MS = 150;

/** Finds another member by what somebody types of them. */
export function MemberSelect({ label, description, except, onChange }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Member>();
  const [search] = useDebouncedValue(typed.trim(), SEARCH_MS);
  const { data = [], isFetching } = useQuery({ ...found(search), placeholderData: keepPreviousData });
  const offered = [...(chosen ? [chosen] : []), ...data.filter(({ id }) => id !== chosen?.id)].filter(
    ({ id }) => id !== except,
  );
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('search_member')}
      searchable
      clearable
      data-autofocus
      data={offered.map((member) => ({ value: String(member.id), label: describe(member) }))}
      // The API has found them already, by more than what is shown.
      filter={({ options }) => options}
      value={chosen ? String(chosen.id) : null}
      onChange={(value) => {
        const member = offered.find(({ id }) => String(id) === value);
        setChosen(member);
        onChange(member);
      }}
      onSearchChange={setTyped}
      nothingFoundMessage={search === '' || isFetching ? undefined : t('nobody_found')}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

const describe = ({ first_name, last_name, email, card_number, id }: Member): string =>
  `${first_name} ${last_name} – ${email ?? card_number ?? id}`;
