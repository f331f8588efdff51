import { Paper, Progress, Stack, Text } from '@mantine/core';
import { formatNumber } from '../../i18n/format';
import { type Import, isRunning } from './queries';
import { useTexts } from './texts';

/** How far the worker is. */
export function ProgressStep({ file }: { file: Import }) {
  const t = useTexts();
  const { rows_read, seconds_left } = file;
  const status = isRunning(file) ? file.status : 'checking';
  const total = status === 'undoing' ? file.created + file.updated : file.total_rows;
  const percent = total === 0 ? 0 : Math.min(100, Math.round((rows_read / total) * 100));
  const minutes = Math.ceil((seconds_left ?? 0) / 60);
  return (
    <Paper withBorder p="md" maw={640}>
      <Stack>
        <Text fw={600}>{t(`progress.${status}`)}</Text>
        <Progress.Root size="xl">
          <Progress.Section value={percent} aria-label={t(`progress.${status}`)} animated />
        </Progress.Root>
        <Text role="status">
          {t('progress.rows', { read: formatNumber(rows_read), total: formatNumber(total) })}{' '}
          {seconds_left !== null &&
            (seconds_left < 60
              ? t('progress.seconds', { count: seconds_left })
              : t('progress.minutes', { count: minutes }))}
        </Text>
        <Text size="sm">{t('progress.leave')}</Text>
      </Stack>
    </Paper>
  );
}
