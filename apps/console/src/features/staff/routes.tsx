import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { UserCog } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { invitations, staff as staffQuery } from './queries';

export const staff = createRoute({
  getParentRoute: () => desk,
  path: '/staff',
  beforeLoad: onlyFor('owner', 'manager'),
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...staffQuery, staleTime: 'static' }),
      queryClient.query({ ...invitations, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./staff-page'), 'StaffPage'),
  staticData: {
    navigation: {
      icon: UserCog,
      name: 'staff',
      key: 's',
      order: 100,
      roles: ['owner', 'manager'],
    },
  },
});
