import { Alert, Button, Checkbox, Group, NativeSelect, Paper, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answer, api } from '../../api/client';
import { ProblemAlert } from '../../ui/problem-alert';
import { useDraft } from '../../ui/use-draft';
import { ColumnsTable } from './columns-table';
import { hasDates, namesPeople, type Reading, repeatedFields } from './mapping';
import { beginStep, type ImportDetails, keepImport } from './queries';
import { useTexts } from './texts';

const route = getRouteApi('/desk/imports/$importId');

/** What the columns of the file are, and what is done with its rows. */
export function ColumnsStep({ file }: { file: ImportDetails }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { id, mapping, date_order, on_match, welcome_mails } = file;
  const draft = useDraft<Reading>(`import-${id}`, { mapping, date_order, on_match, welcome_mails });
  const form = useForm({ initialValues: draft.values, onValuesChange: draft.keep });
  const checking = useMutation({
    mutationFn: async (reading: Reading) => {
      await answer(api.PATCH('/imports/{id}', { params: { path: { id } }, body: reading }));
      return beginStep(id, 'dry-run');
    },
    onSuccess: async (changed) => {
      draft.drop();
      keepImport(queryClient, changed);
      await navigate({ to: '.', search: {}, replace: true });
    },
    meta: { explainsItself: true },
  });
  const repeated = repeatedFields(form.values.mapping);
  const isIncomplete = !namesPeople(form.values.mapping);
  const needsDateOrder = hasDates(form.values.mapping);
  const lacksDateOrder = needsDateOrder && !form.values.date_order;
  return (
    <form onSubmit={form.onSubmit((reading) => checking.mutate(reading))}>
      <Stack>
        <Text>{t('columns.text')}</Text>
        <ColumnsTable
          file={file}
          mapping={form.values.mapping}
          repeated={repeated}
          onChange={(index, field) => form.setFieldValue(`mapping.${index}`, field)}
        />
        {isIncomplete && <Alert color="yellow">{t('columns.incomplete')}</Alert>}
        <Paper withBorder p="md" maw={640}>
          <Stack>
            {needsDateOrder && (
              <NativeSelect
                label={t('columns.date_order')}
                description={t('columns.date_order_text')}
                data={[
                  { value: '', label: t('columns.choose') },
                  ...(['dmy', 'mdy', 'ymd'] as const).map((order) => ({
                    value: order,
                    label: t(`date_orders.${order}`),
                  })),
                ]}
                value={form.values.date_order ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  form.setFieldValue('date_order', (value || null) as Reading['date_order'])
                }
                error={lacksDateOrder && t('columns.date_order_needed')}
              />
            )}
            <Radio.Group label={t('columns.on_match')} {...form.getInputProps('on_match')}>
              <Stack gap="xs" mt="xs">
                <Radio value="update" label={t('columns.on_match_update')} />
                <Radio value="skip" label={t('columns.on_match_skip')} />
              </Stack>
            </Radio.Group>
            <Checkbox
              label={t('columns.welcome_mails')}
              {...form.getInputProps('welcome_mails', { type: 'checkbox' })}
            />
          </Stack>
        </Paper>
        <ProblemAlert error={checking.error} />
        <Group>
          <Button
            type="submit"
            loading={checking.isPending}
            disabled={isIncomplete || lacksDateOrder || repeated.length > 0}
          >
            {t('columns.check')}
          </Button>
          <Text size="sm">{t('columns.check_text')}</Text>
        </Group>
      </Stack>
    </form>
  );
}
