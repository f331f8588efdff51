import { Button, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus, Tickets } from 'lucide-react';
import { gym as gymQuery } from '../../api/gym';
import { useKeys } from '../../shell/keys';
import { useHasRole } from '../../shell/use-has-role';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { PlanCard } from './plan-card';
import { plans } from './queries';
import { useTexts } from './texts';

const route = getRouteApi('/desk/plans');

/** What the gym sells. */
export function PlansPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { archived = false } = route.useSearch();
  const mayChange = useHasRole('owner', 'manager');
  const list = useQuery(plans({ archived }));
  const { data: gym } = useQuery(gymQuery);
  useKeys({ c: () => mayChange && void navigate({ to: '/plans/new' }) });
  const create = mayChange && (
    <Button
      leftSection={<Plus size={20} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/plans/new" />}
    >
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={create}>
      <SegmentedControl
        aria-label={t('shown')}
        value={archived ? 'archived' : 'on_sale'}
        onChange={(value) =>
          void navigate({
            to: '/plans',
            search: value === 'archived' ? { archived: true } : {},
            replace: true,
          })
        }
        data={(['on_sale', 'archived'] as const).map((value) => ({ value, label: t(value) }))}
        w={{ base: '100%', xs: 320 }}
      />
      {list.isPending && <PageSkeleton />}
      {list.isError && <Failure level={2} error={list.error} reset={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState
          icon={Tickets}
          title={t(archived ? 'none_archived' : 'none')}
          text={t(archived ? 'none_archived_text' : 'none_text')}
        >
          {!archived && create}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && gym && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {list.data.map((plan) => (
            <PlanCard key={plan.id} plan={plan} currency={gym.currency} isEditable={mayChange} />
          ))}
        </SimpleGrid>
      )}
    </Page>
  );
}
