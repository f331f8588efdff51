import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { formatDateTime } from '../../../i18n/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Section } from '../../../ui/section';
import { type Device, devices } from '../queries';
import { NewDeviceDialog } from './new-device-dialog';
import { useTexts } from './texts';

/** Tablets at which members check themselves in. */
export function DevicesTab() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(devices);
  const [isAdding, setIsAdding] = useState(false);
  const [revoked, setRevoked] = useState<Device>();
  const revoking = useMutation({
    mutationFn: ({ id }: Device) => answer(api.DELETE('/devices/{id}', { params: { path: { id } } })),
    onSuccess: () => setRevoked(undefined),
    onSettled: () => queryClient.invalidateQueries(devices),
  });
  return (
    <Section title={t('title')} text={t('text')}>
      {data.length === 0 && <Text>{t('none')}</Text>}
      {data.map((device) => (
        <Group key={device.id} justify="space-between" wrap="nowrap" component="article">
          <Stack gap={0} miw={0}>
            <Text fw={600} truncate>
              {device.name}
            </Text>
            <Text size="sm">
              {device.last_seen_at === null
                ? t('never_seen')
                : t('seen', {
                    when: formatDateTime(device.last_seen_at),
                    address: device.address ?? '–',
                  })}
            </Text>
          </Stack>
          <Button
            variant="default"
            onClick={() => setRevoked(device)}
            aria-label={t('revoke_which', { name: device.name })}
          >
            {t('revoke')}
          </Button>
        </Group>
      ))}
      <Group>
        <Button leftSection={<TabletSmartphone size={20} aria-hidden />} onClick={() => setIsAdding(true)}>
          {t('add')}
        </Button>
      </Group>
      {isAdding && <NewDeviceDialog onClose={() => setIsAdding(false)} />}
      {revoked && (
        <ConfirmDialog
          opened
          title={t('revoke')}
          text={t('revoke_text', { name: revoked.name })}
          action={t('revoke')}
          isDangerous
          isPending={revoking.isPending}
          onConfirm={() => revoking.mutate(revoked)}
          onClose={() => setRevoked(undefined)}
        />
      )}
    </Section>
  );
}
