import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTexts } from './texts';
import type { Customer } from './verdict';
import { checkIn } from './verdicts';

interface Props {
  customer: Customer;
  onDone: () => void;
}

const MAX_LENGTH = 500;

/** Lets somebody in whatever speaks against it, with a note that says why. */
export function OverrideForm({ customer, onDone }: Props) {
  const t = useTexts();
  const [note, setNote] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (note.trim() === '') return;
    const name = `${customer.first_name} ${customer.last_name}`;
    void checkIn({ customer_id: customer.id }, { name, override_reason: note.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label={t('override_note')}
          description={t('override_hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={MAX_LENGTH}
          required
          autoFocus
        />
        <Group>
          <Button type="submit">{t('let_in')}</Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
