import { Badge, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react';
import { explain } from '../../api/problem-texts';
import { formatDate, formatTime } from '../../i18n/format';
import { MemberPhoto } from '../../ui/member-photo';
import { useTexts } from './texts';
import { type Color, colorOf, type Customer, explainReason, nameOf, type Verdict } from './verdict';
import { VerdictActions } from './verdict-actions';
import classes from './verdict-panel.module.css';

const ICONS = { green: CircleCheck, amber: TriangleAlert, red: CircleX, gray: CircleHelp } satisfies Record<
  Color,
  unknown
>;

const PHOTO_SIZE = 176;

/** Whether somebody may come in, large enough to be read from where they stand. */
export function VerdictPanel({ verdict }: { verdict: Verdict }) {
  const t = useTexts();
  const { access, error } = verdict;
  const color = colorOf(verdict);
  const Icon = ICONS[color];
  const customer = access?.customer;
  return (
    <div className={classes.panel} data-color={color} data-nonce={verdict.nonce}>
      <div className={classes.head}>
        <Icon size={32} aria-hidden />
        {useHeadline(verdict)}
      </div>
      <div className={classes.body}>
        {customer && <MemberPhoto member={customer} size={PHOTO_SIZE} />}
        <Stack gap="xs" flex="1 1 260px">
          <div className={classes.name}>{nameOf(verdict)}</div>
          {customer?.membership && <MembershipLine membership={customer.membership} />}
          {error !== undefined && <Text size="lg">{explain(error)}</Text>}
          {access?.reasons.map((reason) => (
            <Text key={reason} size="lg">
              {explainReason(reason, access.customer)}
            </Text>
          ))}
          {verdict.isOffline && (
            <Badge variant="dot" color="yellow" size="lg">
              {t(verdict.isSent ? 'offline.sent' : 'offline.decided')}
            </Badge>
          )}
          {access?.visit?.override_reason && (
            <Text>{t('overridden', { note: access.visit.override_reason })}</Text>
          )}
          <VerdictActions verdict={verdict} />
        </Stack>
      </div>
    </div>
  );
}

function useHeadline({ access, error, isUndone, at }: Verdict): string {
  const t = useTexts();
  if (isUndone) return t('undone');
  if (error !== undefined) return t('not_decided');
  if (!access) return t('asking');
  if (access.decision === 'denied') return t('denied');
  if (access.already_in !== null) return t('already_in', { time: formatTime(access.already_in) });
  return t('allowed', { time: formatTime(access.visit?.occurred_at ?? at) });
}

function MembershipLine({ membership }: { membership: NonNullable<Customer['membership']> }) {
  const t = useTexts();
  const { plan_name, visits_left, end_date } = membership;
  const parts = [
    plan_name,
    ...(visits_left === null ? [] : [t('visits_left', { count: visits_left })]),
    ...(end_date === null ? [] : [t('until', { date: formatDate(end_date) })]),
  ];
  return <Text size="lg">{parts.join(' · ')}</Text>;
}
