import { Alert, Button, Grid, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from '../../../api/problem';
import { explain } from '../../../api/problem-texts';
import { Page } from '../../../ui/page';
import { useDraft } from '../../../ui/use-draft';
import { useScanner } from '../use-scanner';
import { checkIn } from '../verdicts';
import { join, newWalkIn, type WalkIn } from './join';
import { PhotoField } from './photo-field';
import { PlanField } from './plan-field';
import { useTexts } from './texts';

const route = getRouteApi('/desk/walk-in');

/** Somebody becomes a member, and comes in, on one page. */
export function WalkInPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { card } = route.useSearch();
  const [empty] = useState(newWalkIn);
  const draft = useDraft('walk-in', empty);
  const required = z.string().check(z.trim(), z.minLength(1, t('required')));
  const form = useForm<WalkIn>({
    initialValues: { ...draft.values, ...(card !== undefined && { card_number: card }) },
    onValuesChange: draft.keep,
    validate: schemaResolver(
      z.looseObject({
        first_name: required,
        last_name: required,
        email: z.email(t('email_needed')),
        plan_id: z.string().check(z.minLength(1, t('plan_needed'))),
      }),
      { sync: true },
    ),
  });
  const { isSent, member_id, isSold } = form.values;
  useScanner((card_number) => {
    if (!isSent) form.setFieldValue('card_number', card_number);
  });
  const joining = useMutation({
    mutationFn: (values: WalkIn) => join(values, (done) => form.setValues(done)),
    meta: { explainsItself: true },
    onSuccess: (customer_id, { first_name, last_name }) => {
      draft.drop();
      void queryClient.invalidateQueries({ queryKey: ['members'] });
      void checkIn({ customer_id }, { name: `${first_name} ${last_name}` });
      void navigate({ to: '/check-in' });
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) return;
      if (error.code === 'idempotency_request_in_flight') return;
      // What was refused was not saved, and can be corrected.
      if (form.getValues().member_id === null) form.setValues({ isSent: false });
      form.setErrors(error.fields);
    },
  });
  const focusFirst = (errors: object) => form.getInputNode(Object.keys(errors)[0]!)?.focus();
  return (
    <Page title={t('title')}>
      <form onSubmit={form.onSubmit((values) => joining.mutate(values), focusFirst)} noValidate>
        <Stack maw={1080}>
          <Grid gap="xl">
            <Grid.Col span={{ base: 12, md: 8 }}>
              <Stack>
                <SimpleGrid cols={{ base: 1, sm: 2 }}>
                  <TextInput
                    label={t('first_name')}
                    required
                    autoFocus
                    readOnly={isSent}
                    {...form.getInputProps('first_name')}
                  />
                  <TextInput
                    label={t('last_name')}
                    required
                    readOnly={isSent}
                    {...form.getInputProps('last_name')}
                  />
                  <TextInput
                    label={t('email')}
                    type="email"
                    required
                    readOnly={isSent}
                    {...form.getInputProps('email')}
                  />
                  <TextInput
                    label={t('phone')}
                    type="tel"
                    readOnly={isSent}
                    {...form.getInputProps('phone')}
                  />
                  <TextInput
                    label={t('date_of_birth')}
                    type="date"
                    readOnly={isSent}
                    {...form.getInputProps('date_of_birth')}
                  />
                  <TextInput
                    label={t('card_number')}
                    description={t('card_hint')}
                    inputWrapperOrder={['label', 'input', 'description', 'error']}
                    readOnly={isSent}
                    {...form.getInputProps('card_number')}
                  />
                </SimpleGrid>
                <PlanField
                  value={form.values.plan_id}
                  onChange={(planId) => form.setFieldValue('plan_id', planId)}
                  error={form.errors.plan_id}
                  disabled={isSold}
                />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <PhotoField
                value={form.values.photo}
                onChange={(photo) => form.setFieldValue('photo', photo)}
              />
            </Grid.Col>
          </Grid>
          {joining.isError && (
            <Alert color="red" icon={<TriangleAlert aria-hidden />} title={t('not_done')}>
              {explain(joining.error)}
            </Alert>
          )}
          {isSent && !joining.isPending && (
            <Alert icon={<Info aria-hidden />} role="status">
              {t(isSold ? 'sold' : member_id === null ? 'perhaps_saved' : 'saved')}
            </Alert>
          )}
          <Group>
            <Button type="submit" size="md" loading={joining.isPending}>
              {t('submit')}
            </Button>
            <Button
              variant="default"
              size="md"
              renderRoot={(props) => <Link {...props} to="/check-in" onClick={() => draft.drop()} />}
            >
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
