import { Button, Group, Text } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { useTexts } from './texts';

const PLACEHOLDERS = ['recipient_first_name', 'first_name', 'last_name', 'gym_name', 'end_date'] as const;

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Props {
  fields: RefObject<Field | null>[];
  /** @param field which of the fields @param text all of its text, with the placeholder */
  onInsert: (field: number, text: string) => void;
}

/** Buttons that write a placeholder where the cursor is, or was last. */
export function PlaceholderButtons({ fields, onInsert }: Props) {
  const t = useTexts();
  const [last, setLast] = useState(fields.length - 1);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const index = fields.findIndex(({ current }) => current === target);
      if (index >= 0) setLast(index);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [fields]);
  const insert = (placeholder: string) => {
    const field = fields[last]?.current;
    if (!field) return;
    const { value } = field;
    const start = field.selectionStart ?? value.length;
    const end = field.selectionEnd ?? start;
    onInsert(last, `${value.slice(0, start)}{${placeholder}}${value.slice(end)}`);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + placeholder.length + 2, start + placeholder.length + 2);
    });
  };
  return (
    <Group gap="xs" role="group" aria-label={t('insert')}>
      <Text size="sm" w="100%">
        {t('insert')}
      </Text>
      {PLACEHOLDERS.map((placeholder) => (
        <Button key={placeholder} variant="default" size="xs" onClick={() => insert(placeholder)}>
          {t(`placeholders.${placeholder}`)}
        </Button>
      ))}
    </Group>
  );
}
