import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LayoutDashboard } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { occupancy, today } from './queries';

export const dashboard = createRoute({
  getParentRoute: () => desk,
  path: '/',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...today, staleTime: 'static' }),
      queryClient.query({ ...occupancy, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./dashboard-page'), 'DashboardPage'),
  staticData: { navigation: { icon: LayoutDashboard, name: 'dashboard', key: 'h', order: 10 } },
});
