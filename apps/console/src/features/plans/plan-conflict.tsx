import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { gym as gymQuery } from '../../api/gym';
import { Dialog } from '../../ui/dialog';
import { describe, type PlanField } from './plan-changes';
import type { PlanValues } from './plan-values';
import { useTexts } from './texts';

interface Props {
  fields: PlanField[];
  mine: PlanValues;
  theirs: PlanValues;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** What two people have changed at the same time: whoever came second decides. */
export function PlanConflict({ fields, mine, theirs, onMine, onTheirs, onClose }: Props) {
  const t = useTexts();
  const { data: gym } = useQuery(gymQuery);
  const currency = gym?.currency ?? 'EUR';
  return (
    <Dialog opened onClose={onClose} title={t('conflict.title')} size="lg">
      <Stack>
        <Text>{t('conflict.text')}</Text>
        <Table layout="fixed" aria-label={t('conflict.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
              <Table.Th scope="col">{t('conflict.mine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row" fw={400}>
                  {t(`fields.${field}`)}
                </Table.Th>
                <Table.Td>{describe(theirs, field, currency)}</Table.Td>
                <Table.Td>{describe(mine, field, currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTheirs}>
            {t('conflict.keep_theirs')}
          </Button>
          <Button onClick={onMine} data-autofocus>
            {t('conflict.save_mine')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
