import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LayoutDashboard } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { whoIsIn } from '../check-in/queries';
import { today } from './queries';

export const dashboard = createRoute({
  getParentRoute: () => desk,
  path: '/',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...today, staleTime: 'static' }),
      queryClient.query({ ...whoIsIn, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./dashboard-page'), 'DashboardPage'),
  staticData: { navigation: { icon: LayoutDashboard, name: 'dashboard', key: 'h', order: 10 } },
});
