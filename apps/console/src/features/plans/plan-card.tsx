import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatMoney } from '../../i18n/format';
import type { Plan } from './queries';
import { useTexts } from './texts';

interface Props {
  plan: Plan;
  currency: string;
  isEditable: boolean;
}

/** What a plan costs and what one gets for it. */
export function PlanCard({ plan, currency, isEditable }: Props) {
  const t = useTexts();
  const { name, kind, price_cents, joining_fee_cents, period, access } = plan;
  const terms = [
    kind === 'fixed' && plan.periods !== null && t('terms.periods', { count: plan.periods }),
    joining_fee_cents > 0 && t('terms.joining_fee', { price: formatMoney(joining_fee_cents, currency) }),
    plan.minimum_term_periods > 0 && t('terms.minimum_term', { count: plan.minimum_term_periods }),
    plan.notice_days > 0 && t('terms.notice', { count: plan.notice_days }),
    plan.visits_per_period !== null && t('terms.visits', { count: plan.visits_per_period }),
  ].filter((term) => term !== false);
  return (
    <Paper component="article" withBorder p="md" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="start">
          <Title order={2} size="h4">
            {isEditable ? (
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link {...props} to="/plans/$planId" params={{ planId: String(plan.id) }} />
                )}
              >
                {name}
              </Anchor>
            ) : (
              name
            )}
          </Title>
          <Badge variant="default" flex="none">
            {t(`kinds.${kind}`)}
          </Badge>
        </Group>
        <Text fw={600}>
          {t('price_per', {
            price: formatMoney(price_cents, currency),
            period: t(`period.${period.unit}`, { count: period.count }),
          })}
        </Text>
        {plan.description && <Text lineClamp={3}>{plan.description}</Text>}
        {terms.map((term) => (
          <Text key={term} size="sm">
            {term}
          </Text>
        ))}
        {access?.map(({ weekday, from, until }) => (
          <Text key={`${weekday} ${from}`} size="sm">
            {t('access_at', { weekday: t(`weekdays.${weekday}`), from, until })}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
