import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { gym } from '../../../api/gym';
import { formatTime } from '../../../i18n/format';
import { desk } from '../../../shell/desk-route';
import { whoIsIn } from '../queries';
import { useTexts } from '../texts';
import { sendQueued } from '../verdicts';
import { isLost } from './connection';
import { deskSnapshot } from './queries';
import { openQueue, useQueuedScans } from './scan-queue';

/** Prepares the desk to go on without a connection, and says so while it has none or scans wait. */
export function OfflineBanner() {
  const t = useTexts();
  const { gym: workplace } = desk.useRouteContext();
  const { data: madeAt } = useQuery({ ...deskSnapshot, select: ({ made_at }) => made_at });
  useQuery(gym);
  const { error, refetch } = useQuery({ ...whoIsIn, enabled: false });
  const waiting = useQueuedScans().length;
  useEffect(() => {
    const look = () => {
      void sendQueued();
      void refetch();
    };
    openQueue(workplace.id);
    void sendQueued();
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, [workplace.id, refetch]);
  if (waiting === 0 && !isLost(error)) return null;
  return (
    <Alert color="yellow" icon={<CloudOff aria-hidden />} role="status">
      <Text fw={700}>{t('offline.title')}</Text>
      <Group justify="space-between">
        <Text size="sm">
          {madeAt === undefined ? t('offline.no_snapshot') : t('offline.text', { time: formatTime(madeAt) })}{' '}
          {waiting > 0 && t('offline.waiting', { count: waiting })}
        </Text>
        <Button variant="default" size="xs" onClick={() => void sendQueued()}>
          {t('offline.send')}
        </Button>
      </Group>
    </Alert>
  );
}
