import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Tickets } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { plan as planQuery } from './queries';
import { readSearch } from './search';

export const plans = createRoute({
  getParentRoute: () => desk,
  path: '/plans',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./plans-page'), 'PlansPage'),
  staticData: { navigation: { icon: Tickets, name: 'plans', key: 'p', order: 50 } },
});

export const newPlan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/new',
  beforeLoad: onlyFor('owner', 'manager'),
  component: lazyRouteComponent(() => import('./new-plan-page'), 'NewPlanPage'),
});

export const plan = createRoute({
  getParentRoute: () => desk,
  path: '/plans/$planId',
  beforeLoad: onlyFor('owner', 'manager'),
  loader: ({ context: { queryClient }, params: { planId } }) =>
    queryClient.query({ ...planQuery(Number(planId)), staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./plan-page'), 'PlanPage'),
});
