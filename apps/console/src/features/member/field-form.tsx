import { Button, Group, NativeSelect, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import { tags as tagsQuery } from '../members/queries';
import { complaintOf, type Field, FIELDS, type Value } from './fields';
import type { Member } from './queries';
import { useTexts } from './texts';

interface Props {
  member: Member;
  field: Field;
  isSaving: boolean;
  /** What the API has found wrong. */
  complaint: string | undefined;
  onSave: (value: Value) => void;
  onCancel: () => void;
}

/** Enter saves and Esc leaves things as they are. What is typed stays until it is saved. */
export function FieldForm({ member, field, isSaving, complaint, onSave, onCancel }: Props) {
  const t = useTexts();
  const [value, setValue] = useState<Value>(member[field]);
  const [ownComplaint, setOwnComplaint] = useState<string>();
  const submit = (event?: SubmitEvent) => {
    event?.preventDefault();
    const entered = typeof value === 'string' ? value.trim() || null : value;
    const wrong = complaintOf(field, entered, member);
    setOwnComplaint(wrong);
    if (!wrong) onSave(entered);
  };
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Enter of whatever is typed in
    <form onSubmit={submit} onKeyDown={listen} noValidate>
      <Stack gap="xs">
        <FieldInput field={field} value={value} onChange={setValue} error={ownComplaint ?? complaint} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isSaving}>
            {t('save')}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface InputProps {
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
}

function FieldInput({ field, value, onChange, error }: InputProps) {
  const t = useTexts();
  const { data: knownTags } = useQuery({ ...tagsQuery, enabled: field === 'tags' });
  const props = { label: t(`fields.${field}`), error, autoFocus: true };
  const kind = FIELDS[field];
  switch (kind) {
    case 'tags':
      return (
        <TagsInput
          {...props}
          value={value as string[]}
          onChange={onChange}
          data={knownTags?.map(({ tag }) => tag) ?? []}
          maxTags={20}
        />
      );
    case 'yes-no':
    case 'yes-no-open':
      return (
        <NativeSelect
          {...props}
          value={value === null ? '' : String(value)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? null : currentTarget.value === 'true')
          }
          data={[
            ...(kind === 'yes-no-open' ? [{ value: '', label: t('not_asked') }] : []),
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      );
    case 'long':
      return (
        <Textarea
          {...props}
          autosize
          minRows={3}
          description={t('save_by_keys')}
          value={(value as string | null) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
    case 'email':
    case 'tel':
    case 'date':
    default:
      return (
        <TextInput
          {...props}
          type={kind}
          value={(value as string | null) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="off"
        />
      );
  }
}
