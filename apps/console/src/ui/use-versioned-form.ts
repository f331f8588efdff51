import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import {
  hashKey,
  type QueryKey,
  useMutation,
  type UseMutationResult,
  useQueryClient,
  useSuspenseQuery,
  type UseSuspenseQueryOptions,
} from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiError, failedWith } from '../api/problem';
import { useTexts } from './texts';

/** What the API has answered, and the version that a change is made to. */
export interface Versioned<Data> {
  data: Data;
  etag: string;
}

/** What somebody else has saved meanwhile. */
export interface Change<Values> {
  field: keyof Values & string;
  before: unknown;
  after: unknown;
}

export interface VersionedForm<Values> {
  form: UseFormReturnType<Values>;
  saving: UseMutationResult<unknown, Error, Values>;
  /** None, unless the last attempt to save found that somebody else had been faster. */
  changes: Change<Values>[];
  submit: (event?: React.SubmitEvent<HTMLFormElement>) => void;
  /** Takes back what was typed. */
  discard: () => void;
}

interface Options<Data, Values, Key extends QueryKey> {
  query: UseSuspenseQueryOptions<Versioned<Data>, Error, Versioned<Data>, Key>;
  toValues: (data: Data) => Values;
  save: (values: Values, etag: string) => Promise<Versioned<Data>>;
  validate?: (values: Values) => Partial<Record<keyof Values, React.ReactNode>>;
  onSaved?: () => unknown;
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A form for what others may change at the same time. Saving never undoes what they have saved: it fails then, takes over
 * their values where nothing was typed, keeps what was typed, and says what they have changed.
 */
export function useVersionedForm<Data, Values extends Record<string, unknown>, Key extends QueryKey>({
  query,
  toValues,
  save,
  validate,
  onSaved,
}: Options<Data, Values, Key>): VersionedForm<Values> {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(query);
  const [base, setBase] = useState(data);
  const [changes, setChanges] = useState<Change<Values>[]>([]);
  const form = useForm<Values>({ initialValues: toValues(base.data), validate: validate as never });

  /** Goes on from another version. @param since values from which what was typed later is told, to be kept */
  const rebase = (version: Versioned<Data>, since: Values) => {
    const values = toValues(version.data);
    const typed = Object.entries(form.getValues()).filter(([field, value]) => !isEqual(value, since[field]));
    setBase(version);
    form.setInitialValues(values);
    form.setValues({ ...values, ...Object.fromEntries(typed) });
  };
  const follow = useEffectEvent(() => {
    const latest = queryClient.getQueryData<Versioned<Data>>(query.queryKey);
    if (latest && latest.etag !== base.etag && !form.isDirty()) rebase(latest, form.getValues());
  });
  const queryHash = hashKey(query.queryKey);
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.query.queryHash === queryHash) follow();
      }),
    [queryClient, queryHash],
  );

  const merge = (theirs: Versioned<Data>) => {
    const before = toValues(base.data);
    const after = toValues(theirs.data);
    const fields = Object.keys(after) as (keyof Values & string)[];
    setChanges(
      fields
        .filter((field) => !isEqual(before[field], after[field]))
        .map((field) => ({ field, before: before[field], after: after[field] })),
    );
    rebase(theirs, before);
  };

  const saving = useMutation({
    mutationFn: (values: Values) => save(values, base.etag),
    onSuccess: (version, sent) => {
      // What was typed since it was sent is kept.
      rebase(version, sent);
      setChanges([]);
      queryClient.setQueryData(query.queryKey, version as never);
      notifications.show({ color: 'green', message: t('saved') });
      return onSaved?.();
    },
    onError: async (error) => {
      if (failedWith(error, 'precondition_failed'))
        merge(await queryClient.query({ ...query, staleTime: 0 } as never));
      else if (error instanceof ApiError) form.setErrors(error.fields);
    },
    meta: { explainsItself: true },
  });
  const discard = () => {
    form.reset();
    saving.reset();
    setChanges([]);
  };
  return { form, saving, changes, discard, submit: form.onSubmit((values) => saving.mutate(values)) };
}
