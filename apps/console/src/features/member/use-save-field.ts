import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerWithEtag, api } from '../../api/client';
import { ApiError, failedWith } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import type { components } from '../../api/schema';
import { sayDone } from '../../ui/toasts';
import { changedFields, type Field, isSame, toText, type Value } from './fields';
import { type Member, member as memberQuery } from './queries';
import { t } from './texts';

type Changes = components['schemas']['UpdateCustomerDto'];

/** Somebody else has given the same field another value meanwhile. */
export interface Conflict {
  mine: Value;
  theirs: Value;
}

/**
 * Saves one field of the version of a member that whoever types has seen. Where somebody else has changed other fields
 * meanwhile, both changes are kept; where it was this one, whoever types decides.
 */
export function useSaveField(id: number, field: Field, onSaved: () => void) {
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict>();
  const [seen, setSeen] = useState<{ data: Member; etag: string }>();
  const { queryKey } = memberQuery(id);

  const send = async (value: Value, etag: string) => {
    const saved = await answerWithEtag(
      api.PATCH('/customers/{id}', {
        params: { path: { id }, header: { 'If-Match': etag } },
        body: { [field]: value } satisfies Changes,
      }),
    );
    queryClient.setQueryData(queryKey, saved);
    void queryClient.invalidateQueries({
      queryKey: ['members'],
      predicate: (query) => query.queryKey[1] !== id,
    });
    void queryClient.invalidateQueries({ queryKey: [...queryKey, 'history'] });
    return saved;
  };

  const saving = useMutation({
    mutationFn: async (value: Value) => {
      const base = seen ?? queryClient.getQueryData(queryKey)!;
      try {
        await send(value, base.etag);
      } catch (error) {
        if (!failedWith(error, 'precondition_failed')) throw error;
        const theirs = await queryClient.query({ ...memberQuery(id), staleTime: 0 });
        setSeen(theirs);
        const changed = changedFields(base.data, theirs.data);
        if (changed.includes(field) && !isSame(theirs.data[field], value)) {
          setConflict({ mine: value, theirs: theirs.data[field] });
          return;
        }
        await send(value, theirs.etag);
        sayOthersChanged(base.data, theirs.data, changed);
      }
      finish(base.data[field]);
    },
    meta: { explainsItself: true },
  });

  const finish = (before: Value) => {
    setConflict(undefined);
    setSeen(undefined);
    sayDone(t('saved', { field: t(`fields.${field}`) }), () =>
      send(before, queryClient.getQueryData(queryKey)!.etag),
    );
    onSaved();
  };

  return {
    save: (value: Value) => saving.mutate(value),
    isSaving: saving.isPending,
    conflict,
    /** What is wrong, in words. */
    complaint: saving.error ? complaintAbout(field, saving.error) : undefined,
    /** To be called when somebody begins to type: what they see now is what they change. */
    begin: () => {
      saving.reset();
      setConflict(undefined);
      setSeen(queryClient.getQueryData(queryKey));
    },
    keepTheirs: () => {
      setConflict(undefined);
      onSaved();
    },
    keepTyping: () => setConflict(undefined),
  };
}

const complaintAbout = (field: Field, error: Error): string =>
  (error instanceof ApiError && error.fields[field]) || explain(error);

function sayOthersChanged(before: Member, after: Member, changed: Field[]): void {
  const changes = changed.map((field) =>
    t('change', { field: t(`fields.${field}`), before: toText(before[field]), after: toText(after[field]) }),
  );
  if (changes.length > 0)
    notifications.show({
      color: 'yellow',
      autoClose: 15_000,
      title: t('others_changed'),
      message: changes.join(' · '),
    });
}
