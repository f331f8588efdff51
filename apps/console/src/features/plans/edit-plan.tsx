import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, failedWith } from '../../api/problem';
import { sayDone } from '../../ui/toasts';
import { changedBetween, type PlanField, withTheirs } from './plan-changes';
import { PlanConflict } from './plan-conflict';
import { PlanForm, usePlanForm } from './plan-form';
import { type PlanValues, toFields, toFormErrors, toValues } from './plan-values';
import { type Plan, plan as planQuery } from './queries';
import { useTexts } from './texts';

interface Version {
  data: Plan;
  etag: string;
}

interface Props {
  plan: Version;
  change: (fields: ReturnType<typeof toFields>, etag: string) => Promise<Version>;
}

/** Changes the version of a plan that whoever types has seen. What others change meanwhile is kept, or decided about. */
export function EditPlan({ plan, change }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [seen, setSeen] = useState(plan);
  const [conflict, setConflict] = useState<{ theirs: Version; fields: PlanField[] }>();
  const form = usePlanForm(toValues(plan.data));

  const saving = useMutation({
    mutationFn: async ({ values, on }: { values: PlanValues; on: Version }) => {
      try {
        return await change(toFields(values), on.etag);
      } catch (error) {
        if (!failedWith(error, 'precondition_failed')) throw error;
        const theirs = await queryClient.query({ ...planQuery(plan.data.id), staleTime: 0 });
        return meet(values, toValues(on.data), theirs);
      }
    },
    onSuccess: (saved) => {
      if (!saved) return;
      setSeen(saved);
      form.setValues(toValues(saved.data));
      sayDone(t('saved', { name: saved.data.name }));
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(toFormErrors(error.fields));
    },
  });

  /** Takes over what only the others have changed; about the rest, whoever types decides. */
  const meet = (mine: PlanValues, base: PlanValues, theirs: Version): Promise<Version> | undefined => {
    const others = toValues(theirs.data);
    const changedByThem = changedBetween(base, others);
    const changedByMe = changedBetween(base, mine);
    const disputed = changedByThem.filter(
      (field) => changedByMe.includes(field) && changedBetween(mine, others).includes(field),
    );
    const values = withTheirs(
      mine,
      others,
      changedByThem.filter((field) => !disputed.includes(field)),
    );
    if (disputed.length > 0) {
      form.setValues(values);
      setConflict({ theirs, fields: disputed });
      return undefined;
    }
    if (changedByThem.length > 0)
      notifications.show({
        color: 'yellow',
        title: t('others_changed'),
        message: changedByThem.map((field) => t(`fields.${field}`)).join(', '),
      });
    return change(toFields(values), theirs.etag);
  };

  const decide = ({ theirs }: { theirs: Version }, values: PlanValues) => {
    setConflict(undefined);
    setSeen(theirs);
    form.setValues(values);
    saving.mutate({ values, on: theirs });
  };
  return (
    <>
      <PlanForm
        form={form}
        isSaving={saving.isPending}
        onSubmit={(values) => saving.mutate({ values, on: seen })}
      />
      {conflict && (
        <PlanConflict
          fields={conflict.fields}
          mine={form.values}
          theirs={toValues(conflict.theirs.data)}
          onMine={() => decide(conflict, form.values)}
          onTheirs={() =>
            decide(conflict, withTheirs(form.values, toValues(conflict.theirs.data), conflict.fields))
          }
          onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
}
