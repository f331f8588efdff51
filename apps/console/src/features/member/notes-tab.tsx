import { ActionIcon, Button, Group, Menu, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { explain } from '../../api/problem-texts';
import { lastAccount } from '../../api/session';
import { formatDateTime } from '../../i18n/format';
import { useHasRole } from '../../shell/use-has-role';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useTexts as useUiTexts } from '../../ui/texts';
import { sayDone } from '../../ui/toasts';
import { useDraft } from '../../ui/use-draft';
import classes from './member.module.css';
import { type Note, notes } from './queries';
import { ShowMore } from './show-more';
import { useTexts } from './texts';

/** What staff have written about a member. */
export function NotesTab({ memberId }: { memberId: number }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const list = useSuspenseInfiniteQuery(notes(memberId));
  const draft = useDraft(`note-${memberId}`, EMPTY);
  const [form, setForm] = useState(0);
  const written = list.data.pages.flatMap(({ items }) => items);
  const save = async (text: string, idempotencyKey: string) => {
    await answer(
      api.POST('/customers/{id}/notes', {
        params: { path: { id: memberId }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { text },
      }),
    );
    draft.drop();
    setForm((count) => count + 1);
    void queryClient.invalidateQueries(notes(memberId));
  };
  return (
    <Stack gap={0}>
      <NoteForm
        key={form}
        label={t('new_note')}
        initial={draft.values.text}
        onChange={(text) => draft.keep({ text })}
        onSave={save}
      />
      {written.length === 0 && <Text py="md">{t('no_note')}</Text>}
      {written.map((note) => (
        <WrittenNote key={note.id} note={note} />
      ))}
      <ShowMore list={list} />
    </Stack>
  );
}

const EMPTY = { text: '' };

function WrittenNote({ note }: { note: Note }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const isManager = useHasRole('owner', 'manager');
  const [state, setState] = useState<'shown' | 'edited' | 'deleted'>('shown');
  const mayChange = isManager || note.author_email?.toLowerCase() === lastAccount().toLowerCase();
  const close = () => setState('shown');
  const refresh = () => queryClient.invalidateQueries(notes(note.customer_id));
  const params = { path: { id: note.id } };
  const deleting = useMutation({
    mutationFn: () => answer(api.DELETE('/customer-notes/{id}', { params })),
    onSuccess: () => sayDone(t('note_deleted')),
    onSettled: refresh,
  });
  const save = async (text: string) => {
    await answer(api.PATCH('/customer-notes/{id}', { params, body: { text } }));
    await refresh();
    close();
  };
  return (
    <article className={classes.entry}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text size="sm" c="dimmed">
          {t('note_by', {
            author: note.author_email ?? t('somebody'),
            when: formatDateTime(note.created_at),
          })}
          {note.updated_at !== note.created_at &&
            ` · ${t('note_changed', { when: formatDateTime(note.updated_at) })}`}
        </Text>
        {mayChange && state !== 'edited' && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('change_note')}>
                <EllipsisVertical size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setState('edited')}>{t('edit')}</Menu.Item>
              <Menu.Item onClick={() => setState('deleted')}>{t('delete')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {state === 'edited' ? (
        <NoteForm label={t('note')} initial={note.text} onSave={save} onCancel={close} />
      ) : (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Text>
      )}
      {state === 'deleted' && (
        <ConfirmDialog
          opened
          title={t('delete_note')}
          text={t('delete_note_text')}
          action={t('delete')}
          isDangerous
          isPending={deleting.isPending}
          onConfirm={deleting.mutate}
          onClose={close}
        />
      )}
    </article>
  );
}

interface FormProps {
  label: string;
  initial: string;
  onChange?: (text: string) => void;
  onSave: (text: string, idempotencyKey: string) => Promise<void>;
  onCancel?: () => void;
}

function NoteForm({ label, initial, onChange, onSave, onCancel }: FormProps) {
  const t = useTexts();
  const ui = useUiTexts();
  const [text, setText] = useState(initial);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const saving = useMutation({
    mutationFn: () => onSave(text.trim(), idempotencyKey),
    meta: { explainsItself: true },
  });
  const submit = () => {
    if (text.trim() !== '' && !saving.isPending) saving.mutate();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={label}
          autosize
          minRows={2}
          maxLength={10_000}
          autoFocus={onCancel !== undefined}
          value={text}
          error={saving.error && explain(saving.error)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange?.(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            if (event.key === 'Escape') onCancel?.();
          }}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" disabled={text.trim() === ''} loading={saving.isPending}>
            {t('save')}
          </Button>
          {onCancel && (
            <Button size="xs" variant="default" onClick={onCancel}>
              {ui('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
