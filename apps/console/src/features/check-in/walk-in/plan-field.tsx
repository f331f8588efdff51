import { Button, Group, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { gym } from '../../../api/gym';
import { explain } from '../../../api/problem-texts';
import { formatMoney } from '../../../i18n/format';
import { type Plan, plans as plansQuery } from '../../plans/queries';
import { useTexts } from './texts';

interface Props {
  value: string;
  onChange: (planId: string) => void;
  error?: ReactNode;
  disabled?: boolean;
}

/** What is sold, and what is to be paid for it now. */
export function PlanField(props: Props) {
  const t = useTexts();
  const plans = useQuery(plansQuery({ archived: false }));
  const { data: currency } = useQuery({ ...gym, select: (found) => found.currency });
  if (plans.isError)
    return (
      <Group role="alert">
        <Text>{explain(plans.error)}</Text>
        <Button variant="default" onClick={() => void plans.refetch()}>
          {t('try_again')}
        </Button>
      </Group>
    );
  if (!plans.data || currency === undefined) return <Skeleton height={120} aria-label={t('plan')} />;
  if (plans.data.length === 0) return <Text role="status">{t('no_plans')}</Text>;
  const chosen = plans.data.find(({ id }) => String(id) === props.value);
  return (
    <Radio.Group label={t('plan')} required {...props}>
      <Stack gap="xs" mt={4}>
        {plans.data.map((plan) => (
          <PlanCard key={plan.id} plan={plan} currency={currency} disabled={props.disabled} />
        ))}
        {chosen && (
          <Text fw={700} role="status">
            {t('due', { amount: formatMoney(chosen.price_cents + chosen.joining_fee_cents, currency) })}
          </Text>
        )}
      </Stack>
    </Radio.Group>
  );
}

interface CardProps {
  plan: Plan;
  currency: string;
  disabled?: boolean;
}

function PlanCard({ plan, currency, disabled }: CardProps) {
  const t = useTexts();
  const { name, price_cents, joining_fee_cents, period, periods } = plan;
  const price = formatMoney(price_cents, currency);
  const every = t(`every.${period.unit}`, { count: period.count });
  const parts = [
    periods === null ? t('price_every', { price, every }) : t('price_once', { price }),
    ...(joining_fee_cents > 0 ? [t('joining_fee', { fee: formatMoney(joining_fee_cents, currency) })] : []),
  ];
  return <Radio value={String(plan.id)} label={name} description={parts.join(' · ')} disabled={disabled} />;
}
