import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { isReport, readSearch } from './search';

export const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  beforeLoad: () => {
    throw redirect({ to: '/reports/$report', params: { report: 'attendance' }, replace: true });
  },
  staticData: {
    navigation: {
      icon: ChartColumn,
      name: 'reports',
      key: 'r',
      order: 70,
      roles: ['owner', 'manager'],
    },
  },
});

export const report = createRoute({
  getParentRoute: () => desk,
  path: '/reports/$report',
  validateSearch: readSearch,
  beforeLoad: ({ context, params: { report: name } }) => {
    onlyFor('owner', 'manager')({ context });
    if (!isReport(name)) throw notFound();
    return { report: name };
  },
  component: lazyRouteComponent(() => import('./reports-page'), 'ReportsPage'),
});
