import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { MemberPhoto } from '../../ui/member-photo';
import { type FoundMember, foundMembers } from './queries';
import { useTexts } from './texts';
import { checkIn } from './verdicts';

/** Long enough for a scanner to have typed its card number into the field, and to have it taken out again. */
const DEBOUNCE_MS = 80;

const nameOf = ({ first_name, last_name }: FoundMember): string => `${first_name} ${last_name}`;

/** Finds who comes without a card. Enter checks in who is the only one found. */
export function MemberSearch() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), DEBOUNCE_MS);
  const found = useQuery(foundMembers(wanted));
  const members = found.data ?? [];
  const combobox = useCombobox();

  const choose = (member: FoundMember) => {
    setText('');
    combobox.closeDropdown();
    void checkIn({ customer_id: member.id }, { name: nameOf(member) });
  };
  const finding = useMutation({
    mutationFn: () => queryClient.query(foundMembers(text.trim())),
    onSuccess: (all) => {
      const [only, ...others] = all;
      if (only && others.length === 0) choose(only);
      else requestAnimationFrame(() => combobox.selectFirstOption());
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '' || combobox.getSelectedOptionIndex() !== -1) return;
    event.preventDefault();
    finding.mutate();
  };
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const member = members.find((one) => String(one.id) === id);
        if (member) choose(member);
      }}
    >
      <Combobox.Target>
        <TextInput
          type="search"
          size="lg"
          label={t('search')}
          description={t('search_hint')}
          leftSection={<Search size={20} aria-hidden />}
          rightSection={(found.isFetching || finding.isPending) && <Loader size="xs" />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.resetSelectedOption();
            combobox.openDropdown();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => combobox.closeDropdown()}
          autoComplete="off"
          autoFocus
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === '' || found.isPending}>
        <Combobox.Options aria-label={t('found')}>
          {members.map((member) => (
            <Combobox.Option key={member.id} value={String(member.id)} mih={44}>
              <Group wrap="nowrap">
                <MemberPhoto member={member} size={36} />
                <div>
                  <Text fw={600}>{nameOf(member)}</Text>
                  <Text size="sm">{member.phone ?? member.email ?? member.card_number}</Text>
                </div>
              </Group>
            </Combobox.Option>
          ))}
          {members.length === 0 && <Combobox.Empty>{t('nobody_found')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
