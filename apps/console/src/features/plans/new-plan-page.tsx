import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ApiError } from '../../api/problem';
import { Page } from '../../ui/page';
import { sayDone } from '../../ui/toasts';
import { useDraft } from '../../ui/use-draft';
import { PlanForm, usePlanForm } from './plan-form';
import { EMPTY, type PlanValues, toFields, toFormErrors } from './plan-values';
import { useTexts } from './texts';

/** A new plan. What is typed survives a reload. */
export function NewPlanPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const draft = useDraft('new-plan', EMPTY);
  const form = usePlanForm(draft.values, draft.keep);
  const creating = useMutation({
    mutationFn: (values: PlanValues) =>
      answer(
        api.POST('/plans', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: toFields(values),
        }),
      ),
    onSuccess: ({ name }) => {
      draft.drop();
      void queryClient.invalidateQueries({ queryKey: ['plans'] });
      sayDone(t('created', { name }));
      void navigate({ to: '/plans' });
    },
    onError: (error) => error instanceof ApiError && form.setErrors(toFormErrors(error.fields)),
  });
  return (
    <Page title={t('create')}>
      <PlanForm form={form} isSaving={creating.isPending} onSubmit={(values) => creating.mutate(values)} />
    </Page>
  );
}
