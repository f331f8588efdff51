import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { member } from '../member/queries';
import type { ImportRow } from './queries';
import type { Decision } from './row-form';
import { useTexts } from './texts';

interface Props {
  row: ImportRow;
  isPending: boolean;
  /** None before the rows are written: nothing can be decided yet. */
  onDecide: ((decision: Decision) => void) | undefined;
}

/** Whom a row may be about, for somebody to decide. */
export function Candidates({ row, isPending, onDecide }: Props) {
  const t = useTexts();
  const members = useQueries({ queries: row.candidates.map(({ customer_id }) => member(customer_id)) });
  const list = (names: ImportRow['candidates'][number]['same']) =>
    names.map((name) => t(`compared.${name}`)).join(', ') || '–';
  return (
    <Stack gap="sm">
      {row.candidates.map(({ customer_id, same, different }, index) => {
        const found = members[index]?.data?.data;
        const name = found ? `${found.first_name} ${found.last_name}` : `#${customer_id}`;
        return (
          <Group key={customer_id} justify="space-between">
            <Stack gap={0}>
              <Anchor
                renderRoot={(props) => (
                  <Link {...props} to="/members/$memberId" params={{ memberId: String(customer_id) }} />
                )}
              >
                {name}
              </Anchor>
              <Text size="sm">{t('rows.same', { same: list(same), different: list(different) })}</Text>
            </Stack>
            {onDecide && (
              <Button
                variant="default"
                disabled={isPending}
                onClick={() => onDecide({ action: 'update', customer_id })}
              >
                {t('rows.update', { name })}
              </Button>
            )}
          </Group>
        );
      })}
      {onDecide && (
        <Group>
          {row.outcome === 'in_review' && (
            <Button variant="default" disabled={isPending} onClick={() => onDecide({ action: 'create' })}>
              {t('rows.create')}
            </Button>
          )}
          <Button variant="default" disabled={isPending} onClick={() => onDecide({ action: 'skip' })}>
            {t('rows.skip')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
