import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { gym as gymQuery, todayIn } from '../../api/gym';
import { formatMoney } from '../../i18n/format';
import { useHasRole } from '../../shell/use-has-role';
import { MoneyInput } from '../../ui/money-input';
import { plans as plansQuery } from '../plans/queries';
import { ChangeDialog } from './change-dialog';
import type { MembershipChange } from './membership-changes';
import type { Membership } from './queries';
import { useTexts } from './texts';

interface Props {
  membership: Membership;
  onClose: () => void;
}

const useToday = (): string => todayIn(useQuery(gymQuery).data?.timezone ?? 'UTC');

export function SellDialog({ memberId, onClose }: { memberId: number; onClose: () => void }) {
  const t = useTexts();
  const { data: gym } = useQuery(gymQuery);
  const { data: plans = [] } = useQuery(plansQuery({ archived: false }));
  const [plan_id, setPlan] = useState<number>();
  const [start_date, setStart] = useState('');
  const [price_cents, setPrice] = useState<number>();
  const plan = plans.find(({ id }) => id === plan_id);
  const change: MembershipChange | undefined = plan_id
    ? {
        kind: 'sell',
        memberId,
        body: {
          plan_id,
          ...(start_date && { start_date }),
          ...(price_cents !== undefined && { price_cents }),
        },
      }
    : undefined;
  return (
    <ChangeDialog kind="sell" change={change} onClose={onClose}>
      <PlanSelect value={plan_id} onChange={setPlan} />
      <TextInput
        type="date"
        label={t('first_day')}
        description={t('first_day_text')}
        value={start_date}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      {plan && gym && (
        <MoneyInput
          label={t('price')}
          description={t('price_text', { price: formatMoney(plan.price_cents, gym.currency) })}
          currency={gym.currency}
          value={price_cents}
          onChange={setPrice}
        />
      )}
    </ChangeDialog>
  );
}

function PlanSelect({
  value,
  onChange,
  except,
}: {
  value: number | undefined;
  onChange: (id: number | undefined) => void;
  except?: number;
}) {
  const t = useTexts();
  const { data: gym } = useQuery(gymQuery);
  const { data: plans = [] } = useQuery(plansQuery({ archived: false }));
  return (
    <Select
      label={t('plan')}
      placeholder={t('choose_plan')}
      searchable
      required
      data-autofocus
      data={plans
        .filter(({ id }) => id !== except)
        .map(({ id, name, price_cents }) => ({
          value: String(id),
          label: gym ? `${name} – ${formatMoney(price_cents, gym.currency)}` : name,
        }))}
      value={value === undefined ? null : String(value)}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
      nothingFoundMessage={t('no_plan')}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

export const RenewDialog = ({ membership: { id }, onClose }: Props) => (
  <ChangeDialog kind="renew" change={{ kind: 'renew', id }} onClose={onClose} />
);

export const ReinstateDialog = ({ membership: { id }, onClose }: Props) => (
  <ChangeDialog kind="reinstate" change={{ kind: 'reinstate', id }} onClose={onClose} />
);

export function ChangePlanDialog({ membership: { id, plan_id: present }, onClose }: Props) {
  const t = useTexts();
  const [plan_id, setPlan] = useState<number>();
  const [at, setAt] = useState<'next_period' | 'now'>('next_period');
  return (
    <ChangeDialog
      kind="change_plan"
      change={plan_id ? { kind: 'change_plan', id, body: { plan_id, at } } : undefined}
      onClose={onClose}
    >
      <PlanSelect value={plan_id} onChange={setPlan} except={present} />
      <NativeSelect
        label={t('when')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value as typeof at)}
        data={(['next_period', 'now'] as const).map((value) => ({ value, label: t(`at.${value}`) }))}
      />
    </ChangeDialog>
  );
}

export function FreezeDialog({ membership: { id }, onClose }: Props) {
  const t = useTexts();
  const today = useToday();
  const [start, setStart] = useState<string>();
  const [end_date, setEnd] = useState('');
  const [reason, setReason] = useState('');
  const start_date = start ?? today;
  return (
    <ChangeDialog
      kind="freeze"
      change={
        start_date && end_date
          ? { kind: 'freeze', id, body: { start_date, end_date, reason: reason.trim() || null } }
          : undefined
      }
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('freeze_from')}
        required
        value={start_date}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('freeze_until')}
        description={t('freeze_until_text')}
        required
        min={start_date}
        value={end_date}
        onChange={(event) => setEnd(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t('reason_optional')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
      />
    </ChangeDialog>
  );
}

export function UnfreezeDialog({ membership: { id }, onClose }: Props) {
  const t = useTexts();
  const today = useToday();
  const [date, setDate] = useState<string>();
  return (
    <ChangeDialog
      kind="unfreeze"
      change={{ kind: 'unfreeze', id, body: { date: date || today } }}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('unfreeze_from')}
        description={t('unfreeze_from_text')}
        value={date ?? today}
        onChange={(event) => setDate(event.currentTarget.value)}
        data-autofocus
      />
    </ChangeDialog>
  );
}

export function CancelDialog({ membership: { id }, onClose }: Props) {
  const t = useTexts();
  const mayEndAtOnce = useHasRole('owner', 'manager');
  const [at, setAt] = useState<'period_end' | 'immediately'>('period_end');
  const [reason, setReason] = useState('');
  const isComplete = at === 'period_end' || reason.trim() !== '';
  return (
    <ChangeDialog
      kind="cancel"
      change={isComplete ? { kind: 'cancel', id, body: { at, reason: reason.trim() || null } } : undefined}
      onClose={onClose}
    >
      {mayEndAtOnce && (
        <NativeSelect
          label={t('when')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value as typeof at)}
          data={(['period_end', 'immediately'] as const).map((value) => ({ value, label: t(`at.${value}`) }))}
        />
      )}
      <TextInput
        label={t(at === 'immediately' ? 'reason' : 'reason_optional')}
        required={at === 'immediately'}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        data-autofocus
      />
    </ChangeDialog>
  );
}
