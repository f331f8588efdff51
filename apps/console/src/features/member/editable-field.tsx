import { Badge, Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import classes from './member.module.css';
import { ConflictChoice } from './conflict-choice';
import { FieldForm } from './field-form';
import { type Field, FIELDS, toText } from './fields';
import type { Member } from './queries';
import { useTexts } from './texts';
import { useSaveField } from './use-save-field';

interface Props {
  member: Member;
  field: Field;
  /** Whether the role of whoever is signed in may change it. */
  isEditable: boolean;
  /** What stands below the value. */
  hint?: ReactNode;
}

/** A value that turns into an input when it is pressed. */
export function EditableField({ member, field, isEditable, hint }: Props) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const saving = useSaveField(member.id, field, close);
  const label = t(`fields.${field}`);
  const open = () => {
    saving.begin();
    setOpen(true);
  };

  if (isOpen)
    return (
      <Stack gap="xs">
        <FieldForm
          member={member}
          field={field}
          isSaving={saving.isSaving}
          complaint={saving.complaint}
          onSave={saving.save}
          onCancel={close}
        />
        {saving.conflict && (
          <ConflictChoice
            field={field}
            conflict={saving.conflict}
            isSaving={saving.isSaving}
            onMine={saving.save}
            onTheirs={saving.keepTheirs}
            onClose={saving.keepTyping}
          />
        )}
      </Stack>
    );
  const value = (
    <>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Shown member={member} field={field} />
      {hint}
    </>
  );
  if (!isEditable) return <div>{value}</div>;
  return (
    <UnstyledButton ref={button} className={classes.field} data-field={field} onClick={open}>
      <Group justify="space-between" wrap="nowrap">
        <div className={classes.value}>{value}</div>
        <Pencil size={16} aria-hidden className={classes.pencil} />
        <VisuallyHidden>{t('edit')}</VisuallyHidden>
      </Group>
    </UnstyledButton>
  );
}

function Shown({ member, field }: Pick<Props, 'member' | 'field'>) {
  const value = member[field];
  if (FIELDS[field] === 'tags' && member.tags.length > 0)
    return (
      <Group gap={4} component="span">
        {member.tags.map((tag) => (
          <Badge key={tag} variant="default" tt="none" component="span">
            {tag}
          </Badge>
        ))}
      </Group>
    );
  return (
    <Text className={classes.text} {...(FIELDS[field] === 'long' && { style: { whiteSpace: 'pre-wrap' } })}>
      {toText(value)}
    </Text>
  );
}
