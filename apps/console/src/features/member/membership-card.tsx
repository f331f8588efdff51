import { ActionIcon, Badge, Group, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { formatDate, formatDayOf, formatMoney } from '../../i18n/format';
import { useHasRole } from '../../shell/use-has-role';
import {
  CancelDialog,
  ChangePlanDialog,
  FreezeDialog,
  ReinstateDialog,
  RenewDialog,
  UnfreezeDialog,
} from './change-forms';
import type { Membership } from './queries';
import { useTexts } from './texts';

const DIALOGS = {
  renew: RenewDialog,
  change_plan: ChangePlanDialog,
  freeze: FreezeDialog,
  unfreeze: UnfreezeDialog,
  cancel: CancelDialog,
  reinstate: ReinstateDialog,
};
type Action = keyof typeof DIALOGS;

const COLORS = {
  pending: 'blue',
  active: 'green',
  frozen: 'cyan',
  ending: 'orange',
  ended: 'gray',
  cancelled: 'gray',
};

/** What makes sense of a membership in its state; the preview of each says whether it is possible. */
function actionsFor({ status, end_date, cancelled_at, freezes }: Membership): Action[] {
  const isOver = status === 'ended' || status === 'cancelled';
  const last = freezes.at(-1)?.end_date;
  return [
    ...(end_date !== null && cancelled_at === null ? (['renew'] as const) : []),
    ...(!isOver && cancelled_at === null ? (['change_plan', 'freeze'] as const) : []),
    ...(!isOver && last !== undefined ? (['unfreeze'] as const) : []),
    ...(!isOver && cancelled_at === null ? (['cancel'] as const) : []),
    ...(cancelled_at !== null ? (['reinstate'] as const) : []),
  ];
}

export function MembershipCard({ membership }: { membership: Membership }) {
  const t = useTexts();
  const mayChange = useHasRole('owner', 'manager', 'front_desk');
  const [action, setAction] = useState<Action>();
  const { plan_name, status, start_date, end_date, price_cents, currency, period, current_period } =
    membership;
  const actions = mayChange ? actionsFor(membership) : [];
  const Chosen = action && DIALOGS[action];
  const span = (from: string, until: string | null) =>
    until
      ? t('from_until', { from: formatDate(from), until: formatDate(until) })
      : t('from_on', { from: formatDate(from) });
  return (
    <Paper component="article" withBorder p="md" aria-label={plan_name}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Title order={2} size="h4">
              {plan_name}
            </Title>
            <Badge variant="dot" color={COLORS[status]}>
              {t(`status.${status}`)}
            </Badge>
          </Group>
          <Text>{span(start_date, end_date)}</Text>
          <Text size="sm" c="dimmed">
            {t('price_per', {
              price: formatMoney(price_cents, currency),
              period: t(`period.${period.unit}`, { count: period.count }),
            })}
          </Text>
          {current_period && (
            <Text size="sm">
              {t('current_period', { span: span(current_period.start_date, current_period.end_date) })}
            </Text>
          )}
          {membership.freezes.map((freeze) => (
            <Text key={freeze.id} size="sm">
              {t('frozen', { span: span(freeze.start_date, freeze.end_date) })}
              {freeze.reason && ` – ${freeze.reason}`}
            </Text>
          ))}
          {membership.cancelled_at && (
            <Text size="sm">
              {t('cancelled_on', { when: formatDayOf(membership.cancelled_at) })}
              {membership.ends_reason && ` – ${membership.ends_reason}`}
            </Text>
          )}
        </Stack>
        {actions.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={t('change_membership', { plan: plan_name })}
              >
                <EllipsisVertical size={20} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map((each) => (
                <Menu.Item key={each} onClick={() => setAction(each)}>
                  {t(`changes.${each}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {Chosen && <Chosen membership={membership} onClose={() => setAction(undefined)} />}
    </Paper>
  );
}
