import { Alert, Button, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { explain, explainCode } from '../../api/problem-texts';
import { formatDate, formatMoney } from '../../i18n/format';
import { PageSkeleton } from '../../ui/page-skeleton';
import { ProblemAlert } from '../../ui/problem-alert';
import { fullName } from './columns';
import { type Entry, type Renewal, renewEach } from './queries';
import { useTexts } from './texts';

interface Props {
  entries: Entry[];
  onClose: () => void;
}

/** Shows what renewing several memberships comes to, does it, and says of each what has become of it. */
export function RenewDialog({ entries, onClose }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  // The entries leave the list when they are renewed.
  const [chosen] = useState(entries);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const ids = chosen.flatMap(({ membership_id }) => membership_id ?? []);
  const preview = useQuery({
    queryKey: ['renewal-preview', ids],
    queryFn: ({ signal }) => renewEach(ids, undefined, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const renewing = useMutation({
    mutationFn: (wanted: number[]) => renewEach(wanted, idempotencyKey),
    onSuccess: () =>
      Promise.all(
        ['work-lists', 'members', 'memberships', 'reports'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    meta: { explainsItself: true },
  });
  const renewals = (preview.data ?? []).map(
    (renewal) =>
      renewing.data?.find(({ membership_id }) => membership_id === renewal.membership_id) ?? renewal,
  );
  const possible = renewals.filter(({ terms }) => terms);
  const close = () => {
    if (!renewing.isPending) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t(renewing.isSuccess ? 'renewed_title' : 'renew_title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {preview.isPending && <PageSkeleton />}
        {preview.isError && <Alert color="red">{explain(preview.error)}</Alert>}
        {renewals.length > 0 && <Renewals entries={chosen} renewals={renewals} isDone={renewing.isSuccess} />}
        <ProblemAlert error={renewing.error} />
        {renewing.isSuccess ? (
          <Group justify="end">
            <Button onClick={onClose} data-autofocus>
              {t('done')}
            </Button>
          </Group>
        ) : (
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              disabled={possible.length === 0}
              loading={renewing.isPending}
              onClick={() => renewing.mutate(possible.map(({ membership_id }) => membership_id))}
            >
              {t('renew', { count: possible.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

interface RenewalsProps {
  entries: Entry[];
  renewals: Renewal[];
  isDone: boolean;
}

function Renewals({ entries, renewals, isDone }: RenewalsProps) {
  const t = useTexts();
  const agreed = renewals.flatMap(({ terms }) => terms ?? []);
  const total = agreed.reduce((sum, { due_cents }) => sum + due_cents, 0);
  return (
    <>
      <Text role="status" fw={600}>
        {isDone
          ? t('renewed', { count: agreed.length, refused: renewals.length - agreed.length })
          : t('to_pay', {
              count: agreed.length,
              amount: formatMoney(total, agreed[0]?.currency ?? 'EUR'),
            })}
      </Text>
      <ScrollArea.Autosize
        mah="50dvh"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('renew_title') }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('columns.name')}</Table.Th>
              <Table.Th>{t('columns.plan')}</Table.Th>
              <Table.Th>{t('columns.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {renewals.map(({ membership_id, terms, refusal }) => {
              const entry = entries.find((one) => one.membership_id === membership_id)!;
              const Icon = refusal ? TriangleAlert : CircleCheck;
              return (
                <Table.Tr key={membership_id}>
                  <Table.Td>{fullName(entry)}</Table.Td>
                  <Table.Td>{entry.plan_name}</Table.Td>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      {(isDone || refusal) && <Icon size={20} aria-hidden />}
                      {terms
                        ? t('terms', {
                            from: formatDate(terms.start_date),
                            until: terms.end_date ? formatDate(terms.end_date) : '…',
                            amount: formatMoney(terms.due_cents, terms.currency),
                          })
                        : explainCode(refusal ?? 'internal_error')}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}
