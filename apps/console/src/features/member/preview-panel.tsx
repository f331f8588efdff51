import { Alert, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import { formatDate, formatMoney } from '../../i18n/format';
import type { Preview } from './membership-changes';
import { useTexts } from './texts';

interface Props {
  preview: Preview | undefined;
  error: Error | null;
  isLoading: boolean;
}

/** What a change comes to: what is owed, what is given back, and how long somebody is covered. */
export function PreviewPanel({ preview, error, isLoading }: Props) {
  const t = useTexts();
  if (error)
    return (
      <Alert color="red" icon={<TriangleAlert size={20} aria-hidden />} role="alert">
        {reasonOf(error)}
      </Alert>
    );
  if (!preview) return <Skeleton height={120} aria-busy="true" />;
  const { membership, due_cents, credit_cents, covered_until } = preview;
  const money = (cents: number) => formatMoney(cents, membership.currency);
  const rows: [string, string][] = [
    [t('preview.due'), money(due_cents)],
    ...(credit_cents > 0 ? [[t('preview.credit'), money(credit_cents)] as [string, string]] : []),
    [t('preview.from'), formatDate(membership.start_date)],
    [t('preview.until'), membership.end_date ? formatDate(membership.end_date) : t('no_end')],
    [t('preview.covered'), covered_until ? formatDate(covered_until) : t('no_end')],
  ];
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('preview.title')} aria-busy={isLoading}>
      <Stack gap={4} opacity={isLoading ? 0.6 : 1}>
        <Text fw={600}>{t('preview.title')}</Text>
        {rows.map(([label, value]) => (
          <Group key={label} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Text size="sm" fw={600} ta="end">
              {value}
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** What is wrong with a field says more than that one is. */
function reasonOf(error: Error): string {
  const complaints = error instanceof ApiError ? Object.values(error.fields) : [];
  return complaints.length > 0 ? complaints.join('. ') : explain(error);
}
